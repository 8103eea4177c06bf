import type { Readable } from 'node:stream';
import { DocumentError } from '../../../bot/helpdesk/documents/document-error.ts';

/** Reads a stream that has `size` bytes. Throws DocumentError if it has fewer or more. */
export async function collectBytes(content: Readable, size: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > size) break;
    chunks.push(chunk);
  }
  if (length !== size)
    throw new DocumentError(`the file did not arrive whole (${size} bytes)`, 'upload it again');
  return Buffer.concat(chunks);
}
