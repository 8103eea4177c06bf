/** The quotas of Amazon S3 (User Guide: object keys, object metadata, multipart upload limits). */
export const LIMITS = {
  keyBytes: 1024,
  metadataBytes: 2048,
  putBytes: 5 * 1024 ** 3,
  objectBytes: 50 * 1024 ** 4,
  parts: 10_000,
  minimumPartBytes: 5 * 1024 ** 2,
  deleteKeys: 1000,
  listKeys: 1000,
  buckets: 10_000,
  objectTags: 10,
  bucketTags: 50,
  policyBytes: 20 * 1024,
} as const;
