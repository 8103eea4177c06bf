import type { ListMultipartUploadsOutput, ListMultipartUploadsRequest } from '@aws-sdk/client-s3';
import { NotImplementedError } from '../../errors.ts';
import { ACCOUNT_ID } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import { compareKeys } from '../key-order.ts';
import { nameEncoder, pageSize } from '../listing.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import type { Upload } from '../uploads.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Prefix',
  'Delimiter',
  'KeyMarker',
  'UploadIdMarker',
  'MaxUploads',
  'EncodingType',
  'ExpectedBucketOwner',
]);

/** Lists the multipart uploads in progress in a bucket, by key and then by start time. */
export async function listMultipartUploads(
  { buckets, uploads }: Pick<S3Deps, 'buckets' | 'uploads'>,
  input: ListMultipartUploadsRequest,
): Promise<ListMultipartUploadsOutput> {
  refuseOtherOptions('ListMultipartUploads', input, SUPPORTED_OPTIONS);
  if (input.Delimiter) throw new NotImplementedError('S3 ListMultipartUploads with Delimiter');
  const { name } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const encode = nameEncoder(input.EncodingType);
  const maxUploads = pageSize(input.MaxUploads);
  const all = (await uploads.list(name))
    .filter(({ key }) => key.startsWith(input.Prefix ?? ''))
    .toSorted(byKeyAndStart);
  const rest = all.slice(startOf(all, input));
  const page = rest.slice(0, maxUploads);
  const last = page.at(-1);
  const isTruncated = rest.length > page.length;
  return {
    Bucket: name,
    KeyMarker: encode(input.KeyMarker ?? ''),
    UploadIdMarker: input.UploadIdMarker ?? '',
    Prefix: encode(input.Prefix ?? ''),
    MaxUploads: maxUploads,
    IsTruncated: isTruncated,
    ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
    Uploads: page.map((upload) => ({
      Key: encode(upload.key),
      UploadId: upload.uploadId,
      Initiated: new Date(upload.initiated),
      StorageClass: 'STANDARD',
      Owner: { ID: ACCOUNT_ID },
      Initiator: { ID: ACCOUNT_ID },
      ...(upload.checksum
        ? { ChecksumAlgorithm: upload.checksum, ChecksumType: upload.checksumType }
        : {}),
    })),
    ...(isTruncated && last
      ? { NextKeyMarker: encode(last.key), NextUploadIdMarker: last.uploadId }
      : {}),
  };
}

function byKeyAndStart(a: Upload, b: Upload): number {
  return (
    compareKeys(a.key, b.key) ||
    a.initiated.localeCompare(b.initiated) ||
    a.uploadId.localeCompare(b.uploadId)
  );
}

/** Returns the index after the marked upload, or after all uploads of the marked key if there is no upload id. */
function startOf(all: readonly Upload[], input: ListMultipartUploadsRequest): number {
  const { KeyMarker: key, UploadIdMarker: uploadId } = input;
  if (!key) return 0;
  const marked = all.findIndex((upload) => upload.key === key && upload.uploadId === uploadId);
  if (marked >= 0) return marked + 1;
  const later = all.findIndex((upload) => compareKeys(upload.key, key) > 0);
  return later < 0 ? all.length : later;
}
