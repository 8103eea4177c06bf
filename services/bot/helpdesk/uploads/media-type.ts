/** The type of what is not known: programs offer to save it, and do nothing else with it. */
const UNKNOWN = 'application/octet-stream';
/** As many bytes show the type. */
export const SNIFFED_BYTES = 4_096;

const OFFICE: readonly (readonly [folder: string, type: string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** Beginnings of files, in Latin-1. */
const BEGINNINGS: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  [/^%PDF-/, 'application/pdf'],
  [/^.{4}ftyp(?:isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash)/s, 'video/mp4'],
  [/^.{4}ftypqt {2}/s, 'video/quicktime'],
];

const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov'],
  'text/plain': ['txt', 'log', 'csv', 'md'],
  [UNKNOWN]: ['bin'],
  ...Object.fromEntries(
    OFFICE.map(([, type], index) => [type, [['docx', 'xlsx', 'pptx'][index] ?? '']]),
  ),
};

/** Returns the type of a file by its first bytes, whatever its name and its sender say. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const start = bytes.subarray(0, SNIFFED_BYTES);
  const latin1 = Buffer.from(start).toString('latin1');
  const known = BEGINNINGS.find(([pattern]) => pattern.test(latin1))?.[1];
  if (known !== undefined) return known;
  if (latin1.startsWith('PK\x03\x04')) return archiveType(latin1);
  return isText(start) ? 'text/plain' : UNKNOWN;
}

/** An office document is an archive with its parts in a folder of their own. */
function archiveType(latin1: string): string {
  if (!latin1.includes('[Content_Types].xml')) return 'application/zip';
  return OFFICE.find(([folder]) => latin1.includes(folder))?.[1] ?? 'application/zip';
}

/** UTF-8 without control characters; the last character may be cut. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    // Logs of terminals have escape sequences.
    return !/[^\P{Cc}\t\n\r\f]/u.test(text.replaceAll('\u001b', ''));
  } catch {
    return false;
  }
}

/** Returns a file's name with an extension of its type at the end: no mail service or program takes it for another. */
export function nameForType(name: string, type: string): string {
  const extensions = EXTENSIONS[type] ?? [];
  const has = extensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
  return has || extensions[0] === undefined ? name : `${name}.${extensions[0]}`;
}
