import type { CompletedPart, CompleteMultipartUploadRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../errors.ts';
import { sentChecksums } from './checksums.ts';
import { malformedXml } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Upload, UploadedPart } from './uploads.ts';

/**
 * Returns the uploaded parts that a CompleteMultipartUpload request lists, in its order.
 * Throws MalformedXML if it lists none, InvalidPartOrder if they are not in ascending order, InvalidPart if one was not
 * uploaded, EntityTooSmall if one but the last is smaller than 5 MB.
 */
export function chosenParts(
  uploaded: readonly UploadedPart[],
  upload: Pick<Upload, 'checksum'>,
  { MultipartUpload: list }: CompleteMultipartUploadRequest,
): UploadedPart[] {
  const listed = list?.Parts ?? [];
  if (listed.length === 0) throw malformedXml('a completion names at least one part.');
  checkOrder(listed);
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const chosen = listed.map((part) => matchPart(part, byNumber.get(part.PartNumber ?? 0), upload));
  const small = chosen.slice(0, -1).find((part) => part.size < LIMITS.minimumPartBytes);
  if (small) throw tooSmall(small);
  return chosen;
}

function checkOrder(listed: readonly CompletedPart[]): void {
  const isOrdered = listed.every(
    ({ PartNumber: number = 0 }, index) =>
      index === 0 || number > (listed[index - 1]?.PartNumber ?? 0),
  );
  if (isOrdered) return;
  throw new AwsError(
    'InvalidPartOrder',
    400,
    'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
  );
}

/** A listed checksum can only match if the upload was created with an algorithm. Otherwise S3 stores none. */
function matchPart(
  listed: CompletedPart,
  uploaded: UploadedPart | undefined,
  { checksum }: Pick<Upload, 'checksum'>,
): UploadedPart {
  const isSame =
    uploaded?.etag === listed.ETag?.replaceAll('"', '') &&
    Object.entries(sentChecksums(listed)).every(
      ([name, value]) =>
        checksum && uploaded?.checksums[name as keyof UploadedPart['checksums']] === value,
    );
  if (uploaded && isSame) return uploaded;
  throw new AwsError(
    'InvalidPart',
    400,
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    { members: { PartNumber: listed.PartNumber, ETag: listed.ETag } },
  );
}

function tooSmall({ number, size, etag }: UploadedPart): AwsError {
  return new AwsError(
    'EntityTooSmall',
    400,
    'Your proposed upload is smaller than the minimum allowed size',
    {
      members: {
        ProposedSize: size,
        MinSizeAllowed: LIMITS.minimumPartBytes,
        PartNumber: number,
        ETag: etag,
      },
    },
  );
}
