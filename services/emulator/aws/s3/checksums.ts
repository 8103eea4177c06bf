import { createHash } from 'node:crypto';
import { Crc32, Crc32c, Crc64NvmeJs } from '@aws-sdk/checksums/crc';
import { NotImplementedError } from '../errors.ts';

export const CHECKSUM_NAMES = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumName = (typeof CHECKSUM_NAMES)[number];

/** Checksums of one object by algorithm, base64. */
export type Checksums = Partial<Record<ChecksumName, string>>;

export interface RunningDigest {
  update(chunk: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

/** Creates a digest that is updated chunk by chunk. */
export function startDigest(name: ChecksumName | 'MD5'): RunningDigest {
  if (name === 'CRC32') return new Crc32();
  if (name === 'CRC32C') return new Crc32c();
  if (name === 'CRC64NVME') return new Crc64NvmeJs();
  const hash = createHash(name.toLowerCase());
  return { update: (chunk) => void hash.update(chunk), digest: async () => hash.digest() };
}

/** Returns the algorithm that a request names. Throws NotImplemented if it is not one of the five. */
export function checksumName(algorithm: string): ChecksumName {
  const name = CHECKSUM_NAMES.find((known) => known === algorithm.toUpperCase());
  if (!name) throw new NotImplementedError(`S3 checksum algorithm ${algorithm}`);
  return name;
}

/** Returns the checksums that a request sends in its members `ChecksumCRC32` … */
export function sentChecksums(input: object): Checksums {
  const members = input as Readonly<Record<string, string | undefined>>;
  const sent: Checksums = {};
  for (const name of CHECKSUM_NAMES) {
    const value = members[`Checksum${name}`];
    if (value !== undefined) sent[name] = value;
  }
  return sent;
}

/** Returns checksums as members of a response: `{ ChecksumCRC32: '…' }`. */
export function checksumMembers(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([name, value]) => [`Checksum${name}`, value]),
  );
}

/** Returns the digest of bytes in memory, base64. */
export async function digestOf(name: ChecksumName | 'MD5', bytes: Uint8Array): Promise<string> {
  const digest = startDigest(name);
  digest.update(bytes);
  return Buffer.from(await digest.digest()).toString('base64');
}
