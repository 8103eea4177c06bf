import { describe, expect, it } from 'vitest';
import { type Report, reportJson, reportText, violationsOf } from '../../../chaos/report.ts';

const lost = (id: number) => ({ promise: 'Nothing is lost', seen: `message ${id} is gone` });
const report: Report = {
  seed: 7,
  minutes: 2,
  commit: 'abc',
  node: 'v20',
  startedAt: '2026-11-30T00:00:00Z',
  seconds: 121,
  interrupted: false,
  phases: [
    {
      phase: 'kills',
      seconds: 60,
      figures: { rounds: 11, messages: '5 sent' },
      violations: [1, 2, 3, 4, 5, 6, 7].map(lost),
    },
    { phase: 'soak', seconds: 20, figures: { turns: 56 }, violations: [] },
  ],
};

describe('a report', () => {
  it('names the seed and the commit, and shows figures', () => {
    const text = reportText(report);

    expect(text).toContain('seed 7, 2 minutes planned, 121 s taken');
    expect(text).toContain('commit abc');
    expect(text).toMatch(/rounds +11/);
  });

  it('shows some of the violations of a promise, their number, and how to repeat them', () => {
    const text = reportText(report);

    expect(text).toContain('BROKEN (7): Nothing is lost');
    expect(text).toContain('message 5 is gone\n    and 2 more');
    expect(text).toContain('again: npm run chaos -- --minutes 2 --seed 7 --only kills');
    expect(text).not.toContain('--only soak');
    expect(text).toMatch(/\n1 promise was broken, 7 times in all\.$/);
  });

  it('says so if every promise was kept, and if it was interrupted', () => {
    const good = { ...report, phases: report.phases.slice(1), interrupted: true };

    expect(reportText(good)).toMatch(
      /taken, interrupted\n[\s\S]*Every promise that was tried was kept\.$/,
    );
  });

  it('has every violation in its JSON, each with the command that repeats it', () => {
    const { phases } = JSON.parse(reportJson(report));

    expect(violationsOf(report)).toHaveLength(7);
    expect(phases[0].violations).toHaveLength(7);
    expect(phases[0].violations[6].again).toContain('--only kills');
  });
});
