import type { CompletedPart, CompleteMultipartUploadRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../errors.ts';
import { statedChecksums } from './checksums.ts';
import { malformedXml } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Upload, UploadedPart } from './uploads.ts';

/**
 * The uploaded parts that a completion names, in its order.
 * Throws MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall.
 */
export function chosenParts(
  uploaded: readonly UploadedPart[],
  upload: Pick<Upload, 'checksum'>,
  { MultipartUpload: list }: CompleteMultipartUploadRequest,
): UploadedPart[] {
  const named = list?.Parts ?? [];
  if (named.length === 0) throw malformedXml('a completion names at least one part.');
  checkOrder(named);
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const chosen = named.map((part) => match(part, byNumber.get(part.PartNumber ?? 0), upload));
  const small = chosen.slice(0, -1).find((part) => part.size < LIMITS.minimumPartBytes);
  if (small) throw tooSmall(small);
  return chosen;
}

function checkOrder(named: readonly CompletedPart[]): void {
  const isOrdered = named.every(
    ({ PartNumber: number = 0 }, index) =>
      index === 0 || number > (named[index - 1]?.PartNumber ?? 0),
  );
  if (isOrdered) return;
  throw new AwsError(
    'InvalidPartOrder',
    400,
    'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
  );
}

/** A checksum beside a part is matched only where the upload was begun with an algorithm; else S3 knows of none. */
function match(
  named: CompletedPart,
  uploaded: UploadedPart | undefined,
  { checksum }: Pick<Upload, 'checksum'>,
): UploadedPart {
  const isSame =
    uploaded?.etag === named.ETag?.replaceAll('"', '') &&
    Object.entries(statedChecksums(named)).every(
      ([name, value]) =>
        checksum && uploaded?.checksums[name as keyof UploadedPart['checksums']] === value,
    );
  if (uploaded && isSame) return uploaded;
  throw new AwsError(
    'InvalidPart',
    400,
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    { members: { PartNumber: named.PartNumber, ETag: named.ETag } },
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
