import { readCaptions } from './captions.ts';
import { DocumentError } from './document-error.ts';
import type { ReadResults, ReadTask } from './document-reader.ts';
import { pagePassages } from './page-passages.ts';
import { readPage } from './read-page.ts';
import { renderPage } from './render-page.ts';
import { videoPassages } from './video-passages.ts';

/** Reads a file, on the thread of the caller. Throws DocumentError if it cannot be read. */
export function performRead(task: ReadTask): ReadResults[ReadTask['kind']] {
  switch (task.kind) {
    case 'page':
      return pagePassages(readPage(task.bytes, task.format), task.key);
    case 'captions':
      return videoPassages(readCaptions(task.bytes), task.videoKey, task.lang);
    case 'rendered':
      return renderPage(task.bytes, task.type, task.key);
  }
}

/**
 * Returns the error for the uploader. What a file does to a parser it does every time, so that even an unforeseen error
 * is a property of the file: its message is kept, for those who can mend the parser.
 */
export function documentErrorOf(thrown: unknown): DocumentError {
  if (thrown instanceof DocumentError) return thrown;
  if (thrown instanceof RangeError && /call stack/.test(thrown.message))
    return new DocumentError(
      'the file is nested too deeply to be read; remove levels of its lists, quotes or emphasis',
    );
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new DocumentError(
    `the file cannot be read (${name}: ${message.slice(0, 200)}); save it in a simpler form`,
  );
}
