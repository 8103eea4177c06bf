import { CHECKSUM_NAMES, digestOf } from '../digests.ts';
import { AwsError } from '../errors.ts';

/**
 * Checks the digests that a client stated for a body that has been read; the reader of a stream checks its own.
 * Throws AwsError BadDigest (400) if one does not match the body.
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
