import { describedPassages } from '../../helpdesk/documents/described-passages.ts';
import { DocumentError } from '../../helpdesk/documents/document-error.ts';
import { captionsAmong, metaKeyOf } from '../../helpdesk/documents/document-key.ts';
import { type ReadMeta, readMeta } from '../../helpdesk/documents/document-meta.ts';
import type { ChangedDocument } from '../../helpdesk/documents/document-of-key.ts';
import type { DocumentReader } from '../../helpdesk/documents/document-reader.ts';
import type { ReportProblem } from '../../helpdesk/documents/index-report.ts';
import type { Passage } from '../../helpdesk/documents/passage.ts';
import type { DocumentSource, SourceObject } from './document-source.ts';
import { readVideo } from './read-video.ts';

const MAX_BYTES = 20 * 1024 * 1024;

export interface ReadDeps {
  readonly source: DocumentSource;
  readonly reader: DocumentReader;
}

/** A document as read: its passages, what its description says of it, and what is wrong with parts of it. */
export interface ReadDocument {
  readonly passages: readonly Passage[];
  /** Until when it holds, as its description says. */
  readonly expires: string | undefined;
  readonly problems: readonly ReportProblem[];
}

/** Lists the objects that make up a document, with its description. If there are none, the document is gone. */
export async function partsOf(
  source: DocumentSource,
  { key, kind }: ChangedDocument,
): Promise<readonly SourceObject[]> {
  const siblings = await source.list(kind === 'video' ? key.slice(0, -'mp4'.length) : key);
  const main = siblings.filter((object) => object.key === key);
  if (main.length === 0) return [];
  const meta = siblings.filter((object) => object.key === metaKeyOf(key));
  const captions = kind === 'video' ? captionsAmong(siblings, key) : [];
  return [...main, ...captions, ...meta];
}

/**
 * Reads the passages of a document. Resolves with undefined if an object changed during the read.
 * Throws DocumentError if the document cannot be used.
 */
export async function readDocument(
  deps: ReadDeps,
  document: ChangedDocument,
  parts: readonly SourceObject[],
): Promise<ReadDocument | undefined> {
  const described = await readDescription(deps.source, document.key, parts);
  const read = described && (await readPassages(deps, document, parts));
  if (!described || !read) return undefined;
  const { meta, unknown } = described;
  const dated = read.passages.map((passage) => ({ ...storedDate(parts), ...passage }));
  const { passages, unknownSections } = describedPassages(dated, meta);
  return {
    passages,
    expires: meta.expires,
    problems: [...read.problems, ...unusedProblems(unknown, unknownSections)],
  };
}

/** A document of which nothing says when it was saved was so when it was put into the bucket. */
function storedDate([main]: readonly SourceObject[]): Pick<Passage, 'savedAt'> {
  return main?.storedAt === undefined ? {} : { savedAt: main.storedAt };
}

async function readDescription(
  source: DocumentSource,
  key: string,
  parts: readonly SourceObject[],
): Promise<ReadMeta | undefined> {
  const part = parts.find((object) => object.key === metaKeyOf(key));
  if (!part) return { meta: {}, unknown: [] };
  const bytes = await readBytes(source, part);
  return bytes && readMeta(bytes);
}

async function readPassages(
  deps: ReadDeps,
  { key, kind }: ChangedDocument,
  parts: readonly SourceObject[],
): Promise<Pick<ReadDocument, 'passages' | 'problems'> | undefined> {
  if (kind === 'video') return readVideo(deps, key, parts);
  const [page] = parts;
  const bytes = page && (await readBytes(deps.source, page));
  if (!bytes) return undefined;
  const { passages, leftOut } = await deps.reader.read({ kind: 'page', bytes, format: kind, key });
  return { passages, problems: leftOut ? [leftOut] : [] };
}

function unusedProblems(
  members: readonly string[],
  sections: readonly string[],
): readonly ReportProblem[] {
  const problems: ReportProblem[] = [];
  if (members.length > 0)
    problems.push({
      reason: `the description has members that mean nothing: ${named(members)}`,
      remedy: 'correct their names',
    });
  if (sections.length > 0)
    problems.push({
      reason: `the description has questions for sections that the document does not have: ${named(sections)}`,
      remedy: 'name each section by its heading, by its page, or by its time',
    });
  return problems;
}

const named = (names: readonly string[]) => names.slice(0, 10).join(', ').slice(0, 300);

/** Reads an object. Throws DocumentError if it is larger than anything that is read. */
export async function readBytes(
  source: DocumentSource,
  object: SourceObject,
): Promise<Uint8Array | undefined> {
  if (object.size > MAX_BYTES)
    throw new DocumentError(
      `${object.key} is larger than 20 MB`,
      'split it, or make its pictures smaller',
    );
  return source.read(object);
}
