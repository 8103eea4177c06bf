import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError, NotImplementedError } from '../../errors.ts';
import type { Caller, Dispatcher } from '../../service.ts';
import { invalidParameter } from '../errors.ts';

/** The source of a function's package: inline, or an object that Lambda reads for its caller. */
export interface PackageSource {
  readonly ZipFile?: Uint8Array | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
  readonly ImageUri?: string | undefined;
}

/** Reads a function's zip. Throws AwsError InvalidParameterValueException; NotImplementedError for images. */
export async function readPackage(
  dispatcher: Pick<Dispatcher, 'run'>,
  caller: Caller,
  source: PackageSource,
): Promise<Uint8Array> {
  if (source.ImageUri) throw new NotImplementedError('Lambda code from a container image');
  if (source.ZipFile) return source.ZipFile;
  const { S3Bucket, S3Key, S3ObjectVersion } = source;
  if (!S3Bucket || !S3Key) {
    throw invalidParameter('Please provide a source for function code.');
  }
  const version = S3ObjectVersion ? { VersionId: S3ObjectVersion } : {};
  const output = (await dispatcher
    .run({
      service: 's3',
      operation: 'GetObject',
      input: { Bucket: S3Bucket, Key: S3Key, ...version },
      caller,
    })
    .catch(explainFailure)) as GetObjectCommandOutput;
  return bytesOf(output.Body);
}

function explainFailure(error: unknown): never {
  if (!(error instanceof AwsError) || error.status >= 500) throw error;
  throw invalidParameter(
    `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
  );
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body instanceof Readable) return buffer(body);
  return typeof body === 'string' ? Buffer.from(body) : (body as Uint8Array);
}
