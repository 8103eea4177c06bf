import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.mp4': 'video/mp4',
  '.srt': 'application/x-subrip; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
};

/** Returns the media type of a document, or of its description, by its name; undefined for other kinds of file. */
export function contentTypeOf(name: string): string | undefined {
  if (name.toLowerCase().endsWith('.meta.json')) return 'application/json';
  return TYPES[extname(name).toLowerCase()];
}
