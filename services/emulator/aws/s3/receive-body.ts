import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { makeFolder } from '../../../base/durable/guarded-folders.ts';
import { type ChecksumName, type RunningDigest, startDigest } from '../digests.ts';
import { entityTooLarge } from './errors.ts';

/** A received body: fsynced to a temporary file, with its digests. Not an object yet. */
export interface ReceivedBody {
  readonly path: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
  /** Base64. */
  readonly checksums: Partial<Record<ChecksumName, string>>;
  /** Deletes the file, unless it was moved into place. */
  discard(): Promise<void>;
}

interface Digests {
  readonly md5: RunningDigest;
  readonly checksums: ReadonlyMap<ChecksumName, RunningDigest>;
}

/**
 * Streams a body to a new file in `folder` and fsyncs it. Computes the MD5 and the given checksums at the same time.
 * Throws EntityTooLarge if the body is larger than `limitBytes`. Leaves no file behind if it throws.
 */
export async function receiveBody(
  body: unknown,
  folder: string,
  names: readonly ChecksumName[],
  limitBytes: number,
): Promise<ReceivedBody> {
  await makeFolder(folder);
  const path = join(folder, randomUUID());
  const discard = () => rm(path, { force: true });
  const digests: Digests = {
    md5: startDigest('MD5'),
    checksums: new Map(names.map((name) => [name, startDigest(name)])),
  };
  const file = await open(path, 'wx', 0o600);
  try {
    const size = await drain(body, file, digests, limitBytes);
    await file.sync();
    await file.close();
    return { path, size, discard, ...(await finish(digests)) };
  } catch (error) {
    await file.close().catch(() => undefined);
    await discard();
    throw error;
  }
}

async function drain(
  body: unknown,
  file: FileHandle,
  digests: Digests,
  limitBytes: number,
): Promise<number> {
  let size = 0;
  for await (const chunk of asChunks(body)) {
    size += chunk.length;
    if (size > limitBytes) throw entityTooLarge(size, limitBytes);
    digests.md5.update(chunk);
    for (const digest of digests.checksums.values()) digest.update(chunk);
    await file.writeFile(chunk);
  }
  return size;
}

async function finish(digests: Digests): Promise<Pick<ReceivedBody, 'md5' | 'checksums'>> {
  const checksums: Partial<Record<ChecksumName, string>> = {};
  for (const [name, digest] of digests.checksums) {
    checksums[name] = Buffer.from(await digest.digest()).toString('base64');
  }
  return { md5: Buffer.from(await digests.md5.digest()).toString('hex'), checksums };
}

async function* asChunks(body: unknown): AsyncGenerator<Uint8Array> {
  if (body === undefined || body === null) return;
  if (typeof body === 'string') yield Buffer.from(body);
  else if (body instanceof Uint8Array) yield body;
  else for await (const chunk of body as Readable) yield Buffer.from(chunk as Uint8Array | string);
}
