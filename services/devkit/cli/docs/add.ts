import { DocumentError } from '../../../bot/helpdesk/documents/document-error.ts';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { awaitReport } from '../../documents/bucket/await-report.ts';
import { readIndexReport } from '../../documents/bucket/read-report.ts';
import { slug } from '../../documents/snapshot/document-name.ts';
import { prepareFile } from '../../documents/snapshot/prepare-file.ts';
import { prepareUrl } from '../../documents/snapshot/prepare-url.ts';
import type { PreparedDocument } from '../../documents/snapshot/prepared-document.ts';
import type { SectionChanges } from '../../documents/snapshot/section-changes.ts';
import { SnapshotError } from '../../documents/snapshot/snapshot-error.ts';
import { type StoredDocument, storeDocument } from '../../documents/snapshot/store-document.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type DocsOptions, runDocsVerb } from './docs-verb.ts';
import { ProgressBar } from './progress-bar.ts';
import type { DocsTarget } from './target.ts';

const LIMIT_MS = 60_000;

/** What became of one FILE or URL. */
interface Added extends Partial<StoredDocument> {
  readonly name: string;
  readonly images?: number;
  readonly problems: readonly string[];
  /** What the indexer says; undefined if it has said nothing. */
  readonly report?: ReportEntry | undefined;
  /** Why it was not saved. */
  readonly failure?: string;
}

/** Runs `support-bot docs add`. Returns the exit code: 1 if one was not saved, or can't be found. */
export function addVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const verb = { name: 'add', takesNames: true, savesPages: true };
  return runDocsVerb(verb, args, terminal, (names) => async (target, options) => {
    if (options.as !== undefined && names.length > 1)
      throw new UsageError('--as names one document');
    const results: Added[] = [];
    for (const name of names) {
      const added = await add(target, name, options, terminal);
      results.push(added);
      if (!options.json) terminal.output.write(textOf(added));
    }
    if (options.json) terminal.output.write(`${JSON.stringify(results)}\n`);
    return results.every(({ report }) => report?.state === 'indexed') ? 0 : 1;
  });
}

async function add(
  { s3, bucket }: DocsTarget,
  name: string,
  options: DocsOptions,
  terminal: Terminal,
): Promise<Added> {
  const bar = new ProgressBar(terminal.error);
  try {
    const document = await prepare(name, options, bar).finally(() => bar.end());
    const { key, files, problems } = document;
    const before = (await readIndexReport(s3, bucket))?.documents[key]?.at;
    const stored = await storeDocument(s3, bucket, document);
    const report = await awaitReport(s3, bucket, { key, before, limitMs: LIMIT_MS });
    return { name, ...stored, images: files.length, problems, report };
  } catch (error) {
    if (error instanceof DocumentError)
      return { name, problems: [], failure: `${error.message}: ${error.remedy}` };
    if (error instanceof SnapshotError) return { name, problems: [], failure: error.message };
    throw error;
  }
}

function prepare(
  name: string,
  { as: given, allowPrivate }: DocsOptions,
  bar: ProgressBar,
): Promise<PreparedDocument> {
  const as = given === undefined ? undefined : given.split('/').map(slug).join('/');
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) return prepareFile(name, as);
  if (!URL.canParse(name)) throw new UsageError(`${name} is no address`);
  return prepareUrl(new URL(name), {
    as,
    now: new Date(),
    onProgress: (done, total) => bar.show('images', done, total),
    ...(allowPrivate ? { isAllowed: () => true } : {}),
  });
}

function textOf(added: Added): string {
  const { name, key, changes, images = 0, problems, report, failure } = added;
  if (failure !== undefined) return `${name}: not saved: ${failure}\n`;
  const files = images > 0 ? `, with ${images} ${images === 1 ? 'file' : 'files'}` : '';
  const lines = [
    `${key}: ${changes ? 'saved again' : 'saved'}${files}`,
    ...(changes ? changeLines(changes) : []),
    ...problems.map((problem) => `  left out: ${problem}`),
    `  ${reportText(report)}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function changeLines({ added, changed, removed }: SectionChanges): string[] {
  if (added.length + changed.length + removed.length === 0) return ['  nothing has changed'];
  return [
    ...added.map((section) => `  + ${section}`),
    ...changed.map((section) => `  ~ ${section}`),
    ...removed.map((section) => `  - ${section}`),
  ];
}

function reportText(report: ReportEntry | undefined): string {
  if (!report)
    return `the indexer has said nothing of it for ${LIMIT_MS / 1000} s; its log says why`;
  if (report.state !== 'indexed') return `${report.state}: ${report.reason}: ${report.remedy}`;
  return `found by "${report.title}", ${report.passages} passages`;
}
