import type { ListMultipartUploadsOutput, ListMultipartUploadsRequest } from '@aws-sdk/client-s3';
import { Turns } from '../../../../base/turns.ts';
import { NotImplementedError } from '../../errors.ts';
import { ACCOUNT_ID } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import { nameEncoder, pageSize } from '../listing.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { firstUploads } from '../upload-listing.ts';

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
  const { Prefix: prefix = '', KeyMarker: key = '', UploadIdMarker: uploadId } = input;
  const all = (await uploads.list(name)).filter((upload) => upload.key.startsWith(prefix));
  const first = firstUploads(all, { key, uploadId }, maxUploads + 1);
  const found = await new Turns().run(first);
  const page = found.slice(0, maxUploads);
  const last = page.at(-1);
  const isTruncated = found.length > page.length;
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
