import { uploadPrefix } from '../conversations/conversation-key.ts';

/** How many files a ticket may have. */
export const MAX_FILES = 5;
/** The size of a file, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Something that was uploaded in a session and is in no ticket yet. */
export interface Upload {
  /** Files count from 1; a long text has 1,000 and the number of its turn. */
  readonly n: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly key: string;
}

const FIRST_TEXT = 1_000;
const TEXT_NAME = 'description.txt';

/** The session attribute with the number of the last file that an earlier ticket of the session could have. */
const USED_FILES = 'ticketFiles';

/** The session attribute with the numbers of files that the client has taken back, with commas between them. */
const DROPPED_FILES = 'droppedFiles';

type Attributes = Readonly<Record<string, string>> | null | undefined;

/** Returns after which number the files of the ticket that is being written begin. */
export function usedFiles(attributes: Attributes): number {
  const used = Number(attributes?.[USED_FILES] ?? 0);
  return Number.isInteger(used) && used >= 0 && used < FIRST_TEXT - MAX_FILES ? used : 0;
}

/** Ends the numbers of a ticket's files, once it is sent or dropped: none of them gets into the next ticket. */
export function withUsedFiles(
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { [DROPPED_FILES]: _, ...others } = attributes;
  return { ...others, [USED_FILES]: String(usedFiles(attributes) + MAX_FILES) };
}

/** Takes files back: they stay where they are until they expire, and go with no ticket. */
export function withDroppedFiles(
  attributes: Readonly<Record<string, string>>,
  files: readonly Upload[],
): Readonly<Record<string, string>> {
  const numbers = [...droppedFiles(attributes), ...files.map(({ n }) => n)];
  return { ...attributes, [DROPPED_FILES]: numbers.join(',') };
}

function droppedFiles(attributes: Attributes): readonly number[] {
  const numbers = (attributes?.[DROPPED_FILES] ?? '').split(',').slice(0, 2 * MAX_FILES);
  return numbers.map(Number).filter((n) => Number.isInteger(n) && n > 0);
}

/** Returns the files of the ticket that is being written, without those that were taken back. */
export function filesOf(attributes: Attributes, uploads: readonly Upload[]): readonly Upload[] {
  const dropped = droppedFiles(attributes);
  return filesAfter(usedFiles(attributes), uploads).filter(({ n }) => !dropped.includes(n));
}

/** Returns the files that were uploaded for the ticket that is being written, in the order of their numbers and one for each. */
export function filesAfter(used: number, uploads: readonly Upload[]): readonly Upload[] {
  const byNumber = new Map(uploads.map((upload) => [upload.n, upload]));
  return [...byNumber.values()]
    .filter(({ n, size }) => n > used && n <= used + MAX_FILES && size <= MAX_FILE_BYTES)
    .toSorted((a, b) => a.n - b.n);
}

/** Returns the key of an upload. The name must be safe. */
export function uploadKey(sessionId: string, n: number, name: string): string {
  return `${uploadPrefix(sessionId)}${n}-${name}`;
}

/** Returns the number of the long text that is said in a turn. */
export function textNumber(turn: number): number {
  return FIRST_TEXT + turn;
}

/** Returns the key of a long text. Throws RangeError for the number of a file. */
export function textKey(sessionId: string, n: number): string {
  if (!Number.isInteger(n) || n <= FIRST_TEXT || n > 99_999)
    throw new RangeError(`${n} is no number of a text`);
  return uploadKey(sessionId, n, TEXT_NAME);
}

/** Reads what a key says of an upload. Undefined if it is none. */
export function uploadOf(key: string, size: number): Upload | undefined {
  const [, number = '', name = ''] =
    /^uploads\/[0-9a-f]{64}\/(\d{1,5})-([\w.-]{1,100})$/.exec(key) ?? [];
  return name === '' ? undefined : { n: Number(number), name, size, key };
}
