import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../../base/clock.ts';
import { checkAlsoAsked } from '../../../bot/helpdesk/documents/also-asked.ts';
import { metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { type DocumentMeta, readMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import { documentOfKey } from '../../../bot/helpdesk/documents/document-of-key.ts';
import { entriesAt } from '../../../bot/helpdesk/documents/expired-entry.ts';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { awaitReport } from '../bucket/await-report.ts';
import { readObject } from '../bucket/read-object.ts';
import { readIndexReport } from '../bucket/read-report.ts';
import { changeDescription } from './change-description.ts';
import { type Description, keyOf, withLines, withoutLine } from './change-lines.ts';
import { type DocumentLines, linesBySection } from './section-lines.ts';

export interface LinesDeps {
  readonly s3: S3Client;
  readonly bucket: string;
  /** Returns the passages of a document as they were indexed last, in any order. */
  readonly passagesOf: (docId: string) => Promise<readonly Passage[]>;
  /** For how long a change waits to be indexed. */
  readonly limitMs: number;
  readonly clock: Clock;
}

/** A document with its lines. */
export interface DocumentWithLines extends DocumentLines {
  readonly key: string;
  readonly entry: ReportEntry;
}

/** What a change came to. */
export interface LinesChange {
  readonly isChanged: boolean;
  /** Whether the document is indexed with it, or the indexer has reported why it can't be. */
  readonly isReported: boolean;
}

/** A document that is asked for, and that the indexer knows nothing of. */
export class UnknownDocumentError extends Error {
  constructor() {
    super('There is no such document any more.');
    this.name = 'UnknownDocumentError';
  }
}

/** Reads the lines of a document. Throws UnknownDocumentError, and DocumentError if its description can't be used. */
export async function readDocumentLines(
  deps: LinesDeps,
  docId: string,
): Promise<DocumentWithLines> {
  const { key, entry } = await find(deps, docId);
  const passages = [...(await deps.passagesOf(docId))].sort((a, b) => a.ordinal - b.ordinal);
  return { key, entry, ...linesBySection(passages, await descriptionOf(deps, key)) };
}

/**
 * Adds lines to a section of a document, without those that it has. Throws DocumentError if the description can't be used or
 * has too many, UnknownDocumentError likewise, and ChangedByOthersError.
 */
export async function addLines(
  deps: LinesDeps,
  docId: string,
  { passageId, lines }: { readonly passageId: string; readonly lines: readonly string[] },
): Promise<LinesChange> {
  const { sections } = await readDocumentLines(deps, docId);
  const section = sections.find(({ passage }) => passage.id === passageId);
  if (!section) throw new UnknownDocumentError();
  const edit = (description: Description) => withLines(description, section.name, lines);
  const keys = checkAlsoAsked(lines).map(keyOf);
  return change(deps, docId, edit, (passages) => {
    const indexed = passages.find(({ id }) => id === passageId)?.alsoAsked?.map(keyOf) ?? [];
    return keys.every((key) => indexed.includes(key));
  });
}

/** Removes a line of the description of a document. Throws likewise. */
export async function removeLine(
  deps: LinesDeps,
  docId: string,
  { name, line }: { readonly name: string; readonly line: string },
): Promise<LinesChange> {
  const timesIn = (passages: readonly Passage[]) =>
    passages.flatMap(({ alsoAsked = [] }) => alsoAsked).filter((one) => keyOf(one) === keyOf(line))
      .length;
  const before = timesIn(await deps.passagesOf(docId));
  const edit = (description: Description) => withoutLine(description, name, line);
  return change(deps, docId, edit, (passages) => timesIn(passages) < Math.max(1, before));
}

async function change(
  deps: LinesDeps,
  docId: string,
  edit: (description: Description) => Description,
  isIn: (passages: readonly Passage[]) => boolean,
): Promise<LinesChange> {
  const { s3, bucket } = deps;
  const { key, entry } = await find(deps, docId);
  const isChanged = await changeDescription({ client: s3, bucket, key }, edit);
  if (!isChanged) return { isChanged, isReported: true };
  // It is written, whether a report can be read or not.
  const awaited = awaitIndexed(deps, { key, ...entry }, isIn).catch(() => false);
  return { isChanged, isReported: await awaited };
}

/** A report may be of a run that had read the document just before it was changed: then there is another one to come. */
async function awaitIndexed(
  { s3, bucket, limitMs, passagesOf }: LinesDeps,
  { key, docId, at }: { readonly key: string; readonly docId: string; readonly at: string },
  isIn: (passages: readonly Passage[]) => boolean,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  for (let before = at; ; ) {
    const leftMs = deadline - performance.now();
    const report = await awaitReport(s3, bucket, { key, before, limitMs: leftMs });
    if (!report) return false;
    if (report.state !== 'indexed' || isIn(await passagesOf(docId))) return true;
    before = report.at;
  }
}

async function find({ s3, bucket, clock }: LinesDeps, docId: string) {
  const documents = entriesAt(await readIndexReport(s3, bucket), clock.now());
  for (const [key, entry] of Object.entries(documents)) {
    if (entry.docId === docId && isDocument(key)) return { key, entry };
  }
  throw new UnknownDocumentError();
}

/** Whether a key of the report is a document, which can have a description, and not a file that is none. */
export function isDocument(key: string): boolean {
  const found = documentOfKey(key);
  return 'key' in found && found.key === key;
}

async function descriptionOf({ s3, bucket }: LinesDeps, key: string): Promise<DocumentMeta> {
  const bytes = await readObject(s3, bucket, metaKeyOf(key));
  return bytes ? readMeta(bytes).meta : {};
}
