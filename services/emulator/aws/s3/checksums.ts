import { CHECKSUM_NAMES, type ChecksumName } from '../digests.ts';
import { NotImplementedError } from '../errors.ts';

/** Checksums of one object in base64, by algorithm. */
export type Checksums = Partial<Record<ChecksumName, string>>;

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
