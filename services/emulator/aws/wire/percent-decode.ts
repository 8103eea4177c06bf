import { StringDecoder } from 'node:string_decoder';

/** Bytes that are decoded in one step: a millisecond or two. */
const STEP_BYTES = 256 * 1024;

const PERCENT = '%'.charCodeAt(0);
const PLUS = '+'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);

/**
 * Decodes a name or a value of a form: a plus sign is a space, a `%` without two hexadecimal digits stands for itself,
 * and bytes that are no UTF-8 are U+FFFD. Yields after every 256 KiB.
 * @see https://url.spec.whatwg.org/#concept-urlencoded-parser
 */
export function* percentDecodedSteps(bytes: Buffer): Generator<void, string> {
  const decoder = new StringDecoder('utf8');
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at > 0) yield;
    const end = endOfStep(bytes, at);
    pieces.push(decoder.write(unescaped(bytes.subarray(at, end))));
    at = end;
  }
  pieces.push(decoder.end());
  return pieces.join('');
}

/** Divides no escape: a step ends before a `%` that is one of its last two bytes. */
function endOfStep(bytes: Buffer, start: number): number {
  const end = start + STEP_BYTES;
  if (end >= bytes.length) return bytes.length;
  if (bytes[end - 2] === PERCENT) return end - 2;
  return bytes[end - 1] === PERCENT ? end - 1 : end;
}

/** Returns the bytes that a part stands for. */
function unescaped(part: Buffer): Buffer {
  if (!part.includes(PERCENT) && !part.includes(PLUS)) return part;
  const decoded = Buffer.allocUnsafe(part.length);
  let length = 0;
  for (let at = 0; at < part.length; at += 1) {
    const byte = part[at] ?? 0;
    const escaped = byte === PERCENT ? escapedByte(part, at) : -1;
    if (escaped >= 0) at += 2;
    decoded[length] = escaped >= 0 ? escaped : byte === PLUS ? SPACE : byte;
    length += 1;
  }
  return decoded.subarray(0, length);
}

/** Returns the byte of the escape at a position, or -1 if there is none. */
function escapedByte(part: Buffer, at: number): number {
  const [high, low] = [digitOf(part[at + 1]), digitOf(part[at + 2])];
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function digitOf(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  // Upper case and lower case differ in one bit.
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
