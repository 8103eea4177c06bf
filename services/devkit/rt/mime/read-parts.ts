import { decodeBytes } from './decode-bytes.ts';
import { findUuencoded } from './find-uuencoded.ts';
import { type ContentHeader, readContentHeader } from './parameters.ts';
import { fieldValue, type HeaderField, splitEntity } from './read-header.ts';

/** A mail or a part of one. */
export interface Part {
  readonly fields: readonly HeaderField[];
  /** `text/plain`, in lower case. */
  readonly type: string;
  readonly charset: string;
  /** As it was sent, with its folders, a character for each byte. Undefined if it has none. */
  readonly fileName: string | undefined;
  /** The decoded body, a character for each byte. Undefined for what only holds other parts. */
  readonly body: string | undefined;
  readonly parts: readonly Part[];
  /** Whether it was one text, of which a file was taken out (R24). */
  readonly wasUuencoded?: true;
}

/** Deeper or wider mails are not read further: nobody writes them. */
const MAX_DEPTH = 30;

/** Reads a raw mail into its parts, as RT does, with a character for each byte. */
export function readParts(raw: string, depth = 0): Part {
  const { fields, body } = splitEntity(raw);
  const content = readContentHeader(fieldValue(fields, 'content-type') ?? 'text/plain');
  const shell = {
    fields,
    type: content.value.includes('/') ? content.value : 'text/plain',
    charset: (content.parameters.get('charset') ?? '').toLowerCase(),
    fileName: fileNameOf(fields, content),
  };
  const boundary = content.parameters.get('boundary');
  if (depth < MAX_DEPTH && content.value.startsWith('multipart/') && boundary !== undefined) {
    const parts = splitBody(body, boundary).map((text) => readParts(text, depth + 1));
    return { ...shell, body: undefined, parts };
  }
  if (depth < MAX_DEPTH && content.value === 'message/rfc822')
    return { ...shell, body: undefined, parts: [readParts(body, depth + 1)] };
  return readLeaf(shell, body);
}

/** Returns a part and all parts below it, depth first. */
export function allParts(part: Part): readonly Part[] {
  return [part, ...part.parts.flatMap(allParts)];
}

function readLeaf(shell: Omit<Part, 'body' | 'parts'>, body: string): Part {
  const uuencoded = shell.type === 'text/plain' ? findUuencoded(body) : undefined;
  if (uuencoded) return explode(shell, uuencoded);
  const encoding = (fieldValue(shell.fields, 'content-transfer-encoding') ?? '').toLowerCase();
  return { ...shell, body: decodeBytes(body, encoding.trim()), parts: [] };
}

/** The text before the first file becomes a part, undecoded, if there is any. */
function explode(
  shell: Omit<Part, 'body' | 'parts'>,
  { text, files }: NonNullable<ReturnType<typeof findUuencoded>>,
): Part {
  const leaf = { fields: [], charset: '', parts: [] };
  const before =
    text.trim() === '' ? [] : [{ ...leaf, type: 'text/plain', fileName: undefined, body: text }];
  const attached = files.map(({ name, content }) => ({
    ...leaf,
    type: imageType(name) ?? 'application/octet-stream',
    fileName: name,
    body: content,
  }));
  return {
    ...shell,
    type: 'multipart/mixed',
    body: undefined,
    parts: [...before, ...attached],
    wasUuencoded: true,
  };
}

function imageType(name: string): string | undefined {
  const ending = /\.(gif|jpe?g|xbm|xpm|png)$/i.exec(name)?.[1]?.toLowerCase();
  return ending && `image/${ending}`;
}

function fileNameOf(fields: readonly HeaderField[], content: ContentHeader): string | undefined {
  const disposition = readContentHeader(fieldValue(fields, 'content-disposition') ?? '');
  return disposition.parameters.get('filename') ?? content.parameters.get('name');
}

function splitBody(body: string, boundary: string): readonly string[] {
  const parts: string[] = [];
  let current: string[] | undefined;
  for (const line of body.split('\n')) {
    const text = line.trimEnd();
    if (text !== `--${boundary}` && text !== `--${boundary}--`) {
      current?.push(line);
      continue;
    }
    if (current) parts.push(joined(current));
    current = [];
    if (text.endsWith('--') && text === `--${boundary}--`) return parts;
  }
  if (current) parts.push(joined(current));
  return parts;
}

/** The line break before a boundary belongs to the boundary. */
function joined(lines: readonly string[]): string {
  return lines.join('\n').replace(/\r$/, '');
}
