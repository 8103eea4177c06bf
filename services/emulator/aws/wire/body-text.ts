import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Bytes, or characters, that are worked on in one turn. */
export const PIECE = 4 * 1024 * 1024;

/** A whole body, or a stream if the operation's payload is one. */
export type Body = Buffer | Readable;

/** Decodes a long body in turns, because characters beyond ASCII take their time. */
export async function textOf(body: Body): Promise<string> {
  const bytes = bytesOf(body);
  if (bytes.length <= PIECE) return bytes.toString('utf8');
  const decoder = new StringDecoder('utf8');
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(decoder.write(bytes.subarray(at, at + PIECE)));
    await nextTurn();
  }
  const text = [...pieces, decoder.end()].join('');
  await nextTurn();
  return text;
}

export function bytesOf(body: Body): Buffer {
  if (!Buffer.isBuffer(body)) throw new Error('An operation without a streamed body received one.');
  return body;
}
