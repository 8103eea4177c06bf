import { captionsOf, documentKind } from '../../../bot/helpdesk/documents/document-key.ts';

const MB = 1024 * 1024;

/** In bytes. A page, a text, a PDF, a Word file or captions. */
export const MAX_DOCUMENT_BYTES = 20 * MB;
export const MAX_VIDEO_BYTES = 4096 * MB;

/** The endings of the files that are read. */
export const UPLOAD_ENDINGS = [
  '.html',
  '.htm',
  '.md',
  '.txt',
  '.pdf',
  '.docx',
  '.mp4',
  '.vtt',
  '.srt',
] as const;

/** Says why a file can't be uploaded, and what to do; undefined if it can. */
export function uploadProblem(name: string, size: number): string | undefined {
  const kind = documentKind(name);
  if (!kind || kind === 'meta' || !UPLOAD_ENDINGS.some((end) => name.toLowerCase().endsWith(end)))
    return `${name} can’t be read: only ${UPLOAD_ENDINGS.join(', ')} files can. Save it as a PDF or as a web page.`;
  if (kind === 'captions' && !captionsOf(name))
    return `${name} names no language: name captions after their video and language, such as tour.en.vtt for tour.mp4.`;
  if (size === 0) return `${name} is empty.`;
  const most = kind === 'video' ? MAX_VIDEO_BYTES : MAX_DOCUMENT_BYTES;
  if (size > most) return `${name} is larger than ${most / MB} MB. Make it smaller or split it.`;
  return undefined;
}
