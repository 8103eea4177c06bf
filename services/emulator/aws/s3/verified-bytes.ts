import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { compositeEtag } from './assemble-parts.ts';
import type { BucketObjects } from './bucket-objects.ts';
import { damagedObject } from './errors.ts';
import type { ObjectVersion } from './object-version.ts';

/**
 * Returns the bytes of a version as a stream that checks them as they pass. Other bytes than those that were written are
 * reported, and end the stream with an error in front of its last piece, so that no reader takes them for the object.
 */
export function verifiedBytes(
  file: FileHandle,
  version: ObjectVersion,
  objects: Pick<BucketObjects, 'reportDamaged'>,
): Readable {
  return Readable.from(checked(file, version, objects), { objectMode: false });
}

async function* checked(
  file: FileHandle,
  version: ObjectVersion,
  objects: Pick<BucketObjects, 'reportDamaged'>,
): AsyncGenerator<Buffer> {
  const etag = new RunningEtag(version);
  let held: Buffer | undefined;
  for await (const piece of file.createReadStream({ autoClose: true }) as AsyncIterable<Buffer>) {
    etag.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (etag.digest() !== version.etag) {
    objects.reportDamaged(version, 'data', 'does not hold the bytes that were written');
    throw damagedObject();
  }
  if (held) yield held;
}

/** The ETag of bytes that arrive in pieces: their MD5, or the MD5 of the MD5s of the parts in which they were uploaded. */
class RunningEtag {
  readonly #sizes: readonly number[];
  readonly #isInParts: boolean;
  readonly #digests: Buffer[] = [];
  #hash: Hash = createHash('md5');
  #filled = 0;

  constructor({ size, parts }: ObjectVersion) {
    this.#isInParts = parts !== undefined;
    this.#sizes = parts?.map((part) => part.size) ?? [size];
  }

  update(piece: Buffer): void {
    let rest = piece;
    while (rest.length > 0) {
      const left = (this.#sizes[this.#digests.length] ?? Number.POSITIVE_INFINITY) - this.#filled;
      const taken = rest.subarray(0, left);
      this.#hash.update(taken);
      this.#filled += taken.length;
      rest = rest.subarray(taken.length);
      if (taken.length === left) this.#endPart();
    }
  }

  digest(): string {
    while (this.#digests.length < this.#sizes.length) this.#endPart();
    const [only = Buffer.alloc(0)] = this.#digests;
    if (!this.#isInParts) return only.toString('hex');
    return compositeEtag(this.#digests);
  }

  #endPart(): void {
    this.#digests.push(this.#hash.digest());
    this.#hash = createHash('md5');
    this.#filled = 0;
  }
}
