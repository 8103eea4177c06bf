import { readCaptions } from './captions.ts';
import { DocumentError } from './document-error.ts';
import type { ReadPassages, ReadResults, ReadTask } from './document-reader.ts';
import { pagePassages } from './page-passages.ts';
import { readPage } from './read-page.ts';
import { renderPage } from './render-page.ts';
import { videoPassages } from './video-passages.ts';

/** Reads a file, on the thread of the caller. Throws DocumentError if it cannot be read. */
export function performRead(task: ReadTask): ReadResults[ReadTask['kind']] {
  switch (task.kind) {
    case 'page':
      return pageOf(task);
    case 'captions':
      return captionsOf(task);
    case 'rendered':
      return renderPage(task.bytes, task.type, task.key);
  }
}

function pageOf({ bytes, format, key }: Extract<ReadTask, { kind: 'page' }>): ReadPassages {
  if (format === 'pdf' || format === 'docx')
    throw new Error(`a ${format} file is read by another thread`);
  return { passages: pagePassages(readPage(bytes, format, { key }), key) };
}

function captionsOf({
  bytes,
  format,
  videoKey,
  lang,
}: Extract<ReadTask, { kind: 'captions' }>): ReadPassages {
  const captions = readCaptions(bytes, format);
  const passages = videoPassages(captions, videoKey, lang);
  const { leftOut } = captions;
  if (leftOut === undefined) return { passages };
  return { passages, leftOut: { reason: leftOut.message, remedy: leftOut.remedy } };
}

/**
 * Returns the error for the uploader. What a file does to a parser it does every time, so that even an unforeseen error
 * is a property of the file: its message is kept, for those who can mend the parser.
 */
export function documentErrorOf(thrown: unknown): DocumentError {
  if (thrown instanceof DocumentError) return thrown;
  if (thrown instanceof RangeError && /call stack/.test(thrown.message))
    return new DocumentError(
      'the file is nested too deeply to be read',
      'remove levels of its lists, quotes or emphasis',
    );
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new DocumentError(
    `the file cannot be read (${name}: ${message.slice(0, 200)})`,
    'save it in a simpler form',
  );
}
