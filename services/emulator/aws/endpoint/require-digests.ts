import { CHECKSUM_NAMES, digestOf } from '../digests.ts';
import { AwsError } from '../errors.ts';

/**
 * Checks the digests that a client stated of a body that was read whole; those of a stream are checked by whoever reads it.
 * @throws AwsError BadDigest (400) where one does not fit the bytes that came
 */
export async function requireDigests(
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Promise<void> {
  const stated = [
    ...CHECKSUM_NAMES.map(
      (name) => [name, headers[`x-amz-checksum-${name.toLowerCase()}`]] as const,
    ),
    ['MD5', headers['content-md5']] as const,
  ];
  for (const [name, digest] of stated) {
    if (digest === undefined || digest === (await digestOf(name, body))) continue;
    throw new AwsError(
      'BadDigest',
      400,
      `The ${name === 'MD5' ? 'Content-MD5' : name} you specified did not match what we received.`,
    );
  }
}
