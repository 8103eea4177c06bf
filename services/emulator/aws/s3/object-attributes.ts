import type { PutObjectRequest } from '@aws-sdk/client-s3';
import { AwsError, NotImplementedError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import type { ObjectAttributes, ObjectHeaders, ObjectVersion } from './object-version.ts';
import { parseTagging } from './tags.ts';

/** Members of a write that set metadata, or that have exactly one supported value. */
export const ATTRIBUTE_MEMBERS = [
  'ACL',
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'Metadata',
  'ServerSideEncryption',
  'StorageClass',
  'Tagging',
] as const;

type AttributeInput = Pick<PutObjectRequest, (typeof ATTRIBUTE_MEMBERS)[number]>;

/** Returns the metadata that a write sets. Throws AwsError if a value is not valid or not supported. */
export function attributesOf(input: AttributeInput): ObjectAttributes {
  refuseUnsupportedValues(input);
  const metadata = { ...input.Metadata };
  checkMetadata(metadata);
  return { headers: headersOf(input), metadata, tags: parseTagging(input.Tagging) };
}

/** Returns the stored headers as members of a response. */
export function headerMembers(version: ObjectVersion) {
  const { Expires, ...headers } = version.headers;
  return { ...headers, ...(Expires ? { Expires: new Date(Expires) } : {}) };
}

function headersOf(input: AttributeInput): ObjectHeaders {
  return {
    ContentType: input.ContentType ?? 'binary/octet-stream',
    ...(input.CacheControl ? { CacheControl: input.CacheControl } : {}),
    ...(input.ContentDisposition ? { ContentDisposition: input.ContentDisposition } : {}),
    ...(input.ContentEncoding ? { ContentEncoding: input.ContentEncoding } : {}),
    ...(input.ContentLanguage ? { ContentLanguage: input.ContentLanguage } : {}),
    ...(input.Expires ? { Expires: input.Expires.toISOString() } : {}),
  };
}

/** New buckets have ACLs disabled, and S3 encrypts objects (since 2023). Only values that mean this are accepted. */
function refuseUnsupportedValues(input: AttributeInput): void {
  const { ACL: acl, ServerSideEncryption: encryption, StorageClass: storageClass } = input;
  if (acl && acl !== 'private' && acl !== 'bucket-owner-full-control') {
    throw new AwsError('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs');
  }
  if (encryption && encryption !== 'AES256') {
    throw new NotImplementedError(`S3 encryption ${encryption}`);
  }
  if (storageClass && storageClass !== 'STANDARD') {
    throw new NotImplementedError(`S3 storage class ${storageClass}`);
  }
}

function checkMetadata(metadata: Readonly<Record<string, string>>): void {
  const bytes = Buffer.byteLength(Object.entries(metadata).flat().join(''));
  if (bytes <= LIMITS.metadataBytes) return;
  throw new AwsError(
    'MetadataTooLarge',
    400,
    'Your metadata headers exceed the maximum allowed metadata size',
    { members: { Size: bytes, MaxSizeAllowed: LIMITS.metadataBytes } },
  );
}
