import { DocumentError } from '../../helpdesk/documents/document-error.ts';
import { captionsOf } from '../../helpdesk/documents/document-key.ts';
import type { ChangedDocument } from '../../helpdesk/documents/document-of-key.ts';
import type { DocumentReader } from '../../helpdesk/documents/document-reader.ts';
import type { Passage } from '../../helpdesk/documents/passage.ts';
import type { DocumentSource, SourceObject } from './document-source.ts';

const MAX_BYTES = 5 * 1024 * 1024;

export interface ReadDeps {
  readonly source: DocumentSource;
  readonly reader: DocumentReader;
}

/** Lists the objects that make up a document. If there are none, the document is gone. */
export async function partsOf(
  source: DocumentSource,
  { key, kind }: ChangedDocument,
): Promise<readonly SourceObject[]> {
  if (kind !== 'video') return (await source.list(key)).filter((object) => object.key === key);
  const siblings = await source.list(key.slice(0, -'mp4'.length));
  const video = siblings.filter((object) => object.key === key);
  const captions = siblings.filter((object) => captionsOf(object.key)?.videoKey === key);
  return video.length > 0 ? [...video, ...captions] : [];
}

/**
 * Reads the passages of a document. Resolves with undefined if an object changed during the read.
 * Throws DocumentError if the document cannot be used.
 */
export async function readDocument(
  deps: ReadDeps,
  document: ChangedDocument,
  parts: readonly SourceObject[],
): Promise<readonly Passage[] | undefined> {
  const { key, kind } = document;
  if (kind === 'video') return readVideo(deps, key, parts);
  const [page] = parts;
  const bytes = page && (await readBytes(deps.source, page));
  return bytes && deps.reader.read({ kind: 'page', bytes, format: kind, key });
}

/** Reads the captions of a video; the video itself is not read. */
async function readVideo(
  { source, reader }: ReadDeps,
  key: string,
  parts: readonly SourceObject[],
): Promise<readonly Passage[] | undefined> {
  const passages: Passage[] = [];
  for (const part of parts) {
    const lang = captionsOf(part.key)?.lang;
    if (lang === undefined) continue;
    const bytes = await readBytes(source, part);
    if (!bytes) return undefined;
    passages.push(...(await reader.read({ kind: 'captions', bytes, videoKey: key, lang })));
  }
  if (passages.length === 0)
    throw new DocumentError('the video has no captions; upload them as <video>.<language>.vtt');
  return passages;
}

async function readBytes(
  source: DocumentSource,
  object: SourceObject,
): Promise<Uint8Array | undefined> {
  if (object.size > MAX_BYTES)
    throw new DocumentError(`${object.key} is larger than 5 MB; split it`);
  return source.read(object);
}
