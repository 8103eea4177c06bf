import type { CreateBucketOutput, CreateBucketRequest } from '@aws-sdk/client-s3';
import { AwsError, NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { INITIAL_CONFIGURATIONS } from '../bucket-configurations.ts';
import type { S3Deps } from '../deps.ts';
import { LIMITS } from '../limits.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'CreateBucketConfiguration',
  'ACL',
  'ObjectOwnership',
]);
/** User Guide, "General purpose bucket naming rules". */
const VALID_NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Creates an empty private bucket in the region of the call. */
export async function createBucket(
  { buckets, clock }: Pick<S3Deps, 'buckets' | 'clock'>,
  input: CreateBucketRequest,
  call: Call,
): Promise<CreateBucketOutput> {
  refuseOtherOptions('CreateBucket', input, SUPPORTED_OPTIONS);
  const name = input.Bucket ?? '';
  checkName(name);
  checkRegion(input, call.region);
  checkOwnership(input);
  if (buckets.list().length >= LIMITS.buckets) throw tooManyBuckets();

  const isNew = await buckets.create({
    name,
    region: call.region,
    createdAt: clock.now().toISOString(),
    configurations: INITIAL_CONFIGURATIONS,
  });
  if (!isNew) throw alreadyOwned(name);
  return { Location: `/${name}`, BucketArn: `arn:aws:s3:::${name}` };
}

function checkName(name: string): void {
  if (VALID_NAME.test(name)) return;
  throw new AwsError('InvalidBucketName', 400, 'The specified bucket is not valid.', {
    members: { BucketName: name },
  });
}

/** Outside us-east-1, the body must name the region too, and it must be the same. */
function checkRegion(
  { CreateBucketConfiguration: given = {} }: CreateBucketRequest,
  region: string,
): void {
  refuseOtherOptions('CreateBucketConfiguration', given, new Set(['LocationConstraint']));
  const constraint = given.LocationConstraint;
  if ((constraint ?? 'us-east-1') === region) return;
  throw new AwsError(
    'IllegalLocationConstraintException',
    400,
    `The ${constraint ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    { detail: `support-bot: CreateBucketConfiguration.LocationConstraint must be ${region}.` },
  );
}

/** Every bucket is private and owner enforced, so only these values are accepted. */
function checkOwnership({ ACL: acl, ObjectOwnership: ownership }: CreateBucketRequest): void {
  if (acl && acl !== 'private') throw new NotImplementedError(`S3 CreateBucket with ACL ${acl}`);
  if (ownership && ownership !== 'BucketOwnerEnforced') {
    throw new NotImplementedError(`S3 CreateBucket with ObjectOwnership ${ownership}`);
  }
}

function alreadyOwned(name: string): AwsError {
  return new AwsError(
    'BucketAlreadyOwnedByYou',
    409,
    'Your previous request to create the named bucket succeeded and you already own it.',
    { members: { BucketName: name } },
  );
}

function tooManyBuckets(): AwsError {
  return new AwsError(
    'TooManyBuckets',
    400,
    'You have attempted to create more buckets than allowed',
  );
}
