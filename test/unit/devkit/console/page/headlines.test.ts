import { describe, expect, it } from 'vitest';
import { noTopicsText } from '../../../../../services/devkit/console/page/areas/figures/bars.ts';
import { headlinesOf } from '../../../../../services/devkit/console/page/areas/figures/headlines.ts';
import { aReport, counts } from '../../../../support/console/a-report.ts';

const REPORT = aReport({ from: '2026-11-24', to: '2026-11-30' });
const detailOf = (title: string) =>
  headlinesOf(REPORT).find((headline) => headline.title === title)?.detail;

describe('the headlines', () => {
  it('call urgent replies danger or crisis nowhere: they may be to a lecture that begins', () => {
    expect(detailOf('Handed to a person')).toBe('and 2 replies to what can’t wait');
    expect(JSON.stringify(headlinesOf(REPORT))).not.toMatch(/danger|crisis/i);
  });

  it('call offers doubtful, as the page of questions does, and say what that is', () => {
    expect(detailOf('Doubtful')).toBe('30 questions: “did you mean”; a section was chosen in 20');
  });
});

describe('questions by topic', () => {
  it('are no chart if none has a topic, and it is said why', () => {
    const byTopic = [{ ...counts({ answered: 3 }), topic: '' }];

    expect(noTopicsText({ ...REPORT.figures, byTopic })).toMatch(/^No page that was shown has/);
    expect(noTopicsText({ ...REPORT.figures, byTopic: [] })).toMatch(/^No question was asked/);
    expect(noTopicsText(REPORT.figures)).toBeUndefined();
  });
});
