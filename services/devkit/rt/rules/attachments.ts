import { decodeWords } from '../mime/decode-words.ts';
import type { Part } from '../mime/read-parts.ts';
import type { ReadAttachment } from '../reading.ts';

/** Returns the parts that staff see as files (R25, R26): all but the text and its other form. */
export function attachmentsOf(mail: Part): readonly ReadAttachment[] {
  return files(mail, false).map(({ type, fileName, body = '' }) => ({
    type,
    name: fileName === undefined ? undefined : withoutFolder(decodeWords(fileName)),
    bytes: body.length,
  }));
}

/** The first text of a mail without a name is its text; so are all forms of an alternative. */
function files(part: Part, isText: boolean): readonly Part[] {
  if (part.body !== undefined) return isText || isUnnamedText(part) ? [] : [part];
  return part.parts.flatMap((one) => files(one, part.type === 'multipart/alternative'));
}

function isUnnamedText({ type, fileName }: Part): boolean {
  return type.startsWith('text/') && fileName === undefined;
}

function withoutFolder(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
