import { AwsError } from '../errors.ts';

/** The error of a call whose bucket does not exist. */
export function noSuchBucket(bucket: string): AwsError {
  return new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist', {
    members: { BucketName: bucket },
  });
}

/** The error of a call whose object does not exist, or whose newest version is a delete marker. */
export function noSuchKey(key: string): AwsError {
  return new AwsError('NoSuchKey', 404, 'The specified key does not exist.', {
    members: { Key: key },
  });
}

/** The error of a read of an object of which a file is damaged: no other object is affected. */
export function damagedObject(): AwsError {
  return new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.', {
    detail: 'support-bot: a file of this object is damaged; /console/damage says what to do.',
  });
}

export function noSuchVersion(key: string, versionId: string): AwsError {
  return new AwsError('NoSuchVersion', 404, 'The specified version does not exist.', {
    members: { Key: key, VersionId: versionId },
  });
}

export function noSuchUpload(uploadId: string): AwsError {
  return new AwsError(
    'NoSuchUpload',
    404,
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { members: { UploadId: uploadId } },
  );
}

/** The error of a failed conditional request. `condition` is the header, for example `If-Match`. */
export function preconditionFailed(condition: string): AwsError {
  return new AwsError(
    'PreconditionFailed',
    412,
    'At least one of the pre-conditions you specified did not hold',
    { members: { Condition: condition } },
  );
}

export function invalidArgument(message: string, members: Record<string, unknown> = {}): AwsError {
  return new AwsError('InvalidArgument', 400, message, { members });
}

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', 400, message);
}

export function malformedXml(detail: string): AwsError {
  return new AwsError(
    'MalformedXML',
    400,
    'The XML you provided was not well-formed or did not validate against our published schema',
    { detail: `support-bot: ${detail}` },
  );
}

export function entityTooLarge(bytes: number, limit: number): AwsError {
  return new AwsError(
    'EntityTooLarge',
    400,
    'Your proposed upload exceeds the maximum allowed size',
    { members: { ProposedSize: bytes, MaxSizeAllowed: limit } },
  );
}
