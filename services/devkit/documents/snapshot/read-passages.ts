import type { DocumentKind } from '../../../bot/helpdesk/documents/document-key.ts';
import { captionsOf } from '../../../bot/helpdesk/documents/document-key.ts';
import type { ReadPassages } from '../../../bot/helpdesk/documents/document-reader.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { performRead } from '../../../bot/helpdesk/documents/perform-read.ts';

/** The kinds of object that passages are read from. */
export type ReadableKind = Exclude<DocumentKind, 'video' | 'meta'>;

/** Reads the passages of a file as the indexer does. Throws DocumentError if it can't be read. */
export async function readPassages(
  kind: ReadableKind,
  key: string,
  bytes: Uint8Array,
): Promise<readonly Passage[]> {
  if (kind === 'captions') {
    const { videoKey = key, lang = 'en', format = 'vtt' } = captionsOf(key) ?? {};
    return passagesOf(performRead({ kind, bytes, videoKey, lang, format }));
  }
  const task = { kind: 'page', bytes, format: kind, key } as const;
  // The parsers of PDF and Word are large, and most files need neither.
  if (kind === 'pdf') {
    const { performPdfRead } = await import('../../../bot/helpdesk/documents/perform-pdf-read.ts');
    return passagesOf(await performPdfRead(task));
  }
  if (kind === 'docx') {
    const { performDocxRead } = await import(
      '../../../bot/helpdesk/documents/perform-docx-read.ts'
    );
    return passagesOf(await performDocxRead(task));
  }
  return passagesOf(performRead(task));
}

const passagesOf = (read: object) => (read as ReadPassages).passages;
