import type { ListPartsOutput, ListPartsRequest } from '@aws-sdk/client-s3';
import { ACCOUNT_ID } from '../../service.ts';
import { checksumMembers } from '../checksums.ts';
import type { S3Deps } from '../deps.ts';
import { abortMembers } from '../lifecycle/expiration.ts';
import { pageSize } from '../listing.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'UploadId',
  'MaxParts',
  'PartNumberMarker',
  'ExpectedBucketOwner',
]);

/** Lists the parts of a multipart upload. */
export async function listParts(
  { buckets, uploads }: Pick<S3Deps, 'buckets' | 'uploads'>,
  input: ListPartsRequest,
): Promise<ListPartsOutput> {
  refuseOtherOptions('ListParts', input, SUPPORTED_OPTIONS);
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const { name } = bucket;
  const upload = await uploads.require(name, input.Key, input.UploadId);
  const marker = Number(input.PartNumberMarker ?? 0);
  const maxParts = pageSize(input.MaxParts);
  const rest = (await uploads.parts(name, upload)).filter((part) => part.number > marker);
  const page = rest.slice(0, maxParts);
  const last = page.at(-1);
  return {
    Bucket: name,
    Key: upload.key,
    UploadId: upload.uploadId,
    PartNumberMarker: String(marker),
    MaxParts: maxParts,
    IsTruncated: rest.length > page.length,
    Initiator: { ID: ACCOUNT_ID },
    Owner: { ID: ACCOUNT_ID },
    StorageClass: 'STANDARD',
    ...abortMembers(bucket, upload),
    Parts: page.map((part) => ({
      PartNumber: part.number,
      Size: part.size,
      ETag: `"${part.etag}"`,
      LastModified: new Date(part.lastModified),
      ...checksumMembers(part.checksums),
    })),
    ...(last ? { NextPartNumberMarker: String(last.number) } : {}),
    ...(upload.checksum
      ? { ChecksumAlgorithm: upload.checksum, ChecksumType: upload.checksumType }
      : {}),
  };
}
