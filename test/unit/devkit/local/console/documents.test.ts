import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { ReportEntry } from '../../../../../services/bot/helpdesk/documents/index-report.ts';
import { documentsConsole } from '../../../../../services/devkit/local/console/documents.ts';

const at = '2026-05-01T00:00:00.000Z';
const now = new Date('2026-05-02T00:00:00Z');
const GOOD: ReportEntry = { state: 'indexed', docId: 'a', title: 'A', passages: 3, at };

async function pageOf(documents?: Readonly<Record<string, ReportEntry>>) {
  const app = Fastify();
  const report = documents && { v: 1 as const, updatedAt: at, documents };
  const deps = { report: async () => report, lines: () => undefined, clock: { now: () => now } };
  app.register(documentsConsole(deps).plugin);
  return (await app.inject({ method: 'GET', url: '/console/documents' })).body;
}

describe('the page about documents', () => {
  it('shows what cannot be read first, with the reason and what to do', async () => {
    const body = await pageOf({
      'documents/a.html': GOOD,
      'documents/b.pdf': {
        state: 'skipped',
        docId: 'b',
        reason: 'the PDF is <encrypted>',
        remedy: 'save a copy without a password',
        at,
      },
    });

    expect(body.indexOf('documents/b.pdf')).toBeLessThan(body.indexOf('documents/a.html'));
    expect(body).toContain('the PDF is &lt;encrypted&gt;');
    expect(body).toContain('save a copy without a password');
    expect(body).toContain('2 documents; something is wrong with 1.');
    expect(body).toContain('indexed: 3 passages');
  });

  it('shows what failed for a reason that is not its own', async () => {
    const reason = 'the search index did not take it';
    const failed = {
      state: 'failed',
      docId: 'b',
      reason,
      remedy: 'it is tried again',
      at,
    } as const;

    const body = await pageOf({ 'documents/a.html': GOOD, 'documents/b.md': failed });

    expect(body.indexOf('documents/b.md')).toBeLessThan(body.indexOf('documents/a.html'));
    expect(body).toContain('<td>failed</td><td>the search index did not take it</td>');
  });

  it('shows what was left out of a document that is indexed', async () => {
    const body = await pageOf({
      'documents/v.mp4': { ...GOOD, reason: 'fr: no cue', remedy: 'export them again' },
    });

    expect(body).toContain('fr: no cue');
    expect(body).toContain('export them again');
  });

  it('says of a document that has expired since it was indexed that it has', async () => {
    const body = await pageOf({
      'documents/a.html': { ...GOOD, expires: '2026-05-01' },
      'documents/b.html': { ...GOOD, expires: '2026-05-02' },
    });

    expect(body).toContain('2 documents; something is wrong with 1.');
    expect(body).toContain('<td>expired</td><td>its description says that it expires: 2026-05-01');
  });

  it('leads to the lines of documents, and not of files that are none', async () => {
    const skipped: ReportEntry = { state: 'skipped', docId: 'z', reason: 'x', remedy: 'y', at };
    const body = await pageOf({ 'documents/a.html': GOOD, 'documents/z.zip': skipped });

    expect(body.match(/<a href="\/console\/documents\/[^"]+">[^<]+/g)).toStrictEqual([
      '<a href="/console/documents/a">documents/a.html',
    ]);
  });

  it('says that all is well, or that there is nothing yet', async () => {
    expect(await pageOf({ 'documents/a.html': GOOD })).toContain('1 document, all of them read.');
    expect(await pageOf()).toContain('No document has been read yet.');
  });

  it('shows at most 1,000 rows', async () => {
    const many = Array.from({ length: 1200 }, (_, n) => [`documents/${n}.html`, GOOD] as const);

    expect((await pageOf(Object.fromEntries(many))).match(/<tr>/g)).toHaveLength(1001);
  });
});
