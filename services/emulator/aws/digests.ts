import { createHash } from 'node:crypto';
import { Crc32, Crc32c, Crc64NvmeJs } from '@aws-sdk/checksums/crc';

/** The checksum algorithms that a request can state in `x-amz-checksum-…` headers. */
export const CHECKSUM_NAMES = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumName = (typeof CHECKSUM_NAMES)[number];

export interface RunningDigest {
  update(chunk: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

/** Starts a digest that is fed chunk by chunk. */
export function startDigest(name: ChecksumName | 'MD5'): RunningDigest {
  if (name === 'CRC32') return new Crc32();
  if (name === 'CRC32C') return new Crc32c();
  if (name === 'CRC64NVME') return new Crc64NvmeJs();
  const hash = createHash(name.toLowerCase());
  return { update: (chunk) => void hash.update(chunk), digest: async () => hash.digest() };
}

/** Returns the digest of a few bytes, in base64. */
export async function digestOf(name: ChecksumName | 'MD5', bytes: Uint8Array): Promise<string> {
  const digest = startDigest(name);
  digest.update(bytes);
  return Buffer.from(await digest.digest()).toString('base64');
}
