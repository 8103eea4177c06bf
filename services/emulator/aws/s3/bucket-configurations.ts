import type {
  BucketLifecycleConfiguration,
  CORSConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tagging,
} from '@aws-sdk/client-s3';
import { AwsError, NotImplementedError } from '../errors.ts';
import type { Operation } from '../service.ts';
import type { Buckets } from './buckets.ts';
import { invalidArgument, malformedXml } from './errors.ts';
import { LIMITS } from './limits.ts';
import { tagsOf } from './tags.ts';

/** A bucket subresource that is stored as it was put, and returned as it was stored. */
interface Configuration {
  /** Its key in the bucket's record. */
  readonly name: string;
  /** The member of the Put request that contains it. */
  readonly member: string;
  /** Names of the operations. */
  readonly put: string;
  readonly get: string;
  readonly delete: string;
  /** Throws AwsError if the payload is not valid or asks for something that is not supported. */
  readonly check: (payload: never) => void;
  /** Converts the payload to the Get response. */
  readonly toResponse: (payload: never) => object;
  /** The payload of a new bucket. */
  readonly initial?: object;
  /** The error of Get if there is no payload. */
  readonly missing: readonly [code: string, message: string];
}

/** All of them are stored and returned. docs/compatibility/s3.md says which also have an effect. */
const CONFIGURATIONS: readonly Configuration[] = [
  {
    name: 'encryption',
    member: 'ServerSideEncryptionConfiguration',
    put: 'PutBucketEncryption',
    get: 'GetBucketEncryption',
    delete: 'DeleteBucketEncryption',
    check: ({ Rules: rules }: ServerSideEncryptionConfiguration) => {
      for (const { ApplyServerSideEncryptionByDefault: byDefault } of rules ?? []) {
        const algorithm = byDefault?.SSEAlgorithm ?? 'AES256';
        if (algorithm !== 'AES256') throw new NotImplementedError(`S3 encryption ${algorithm}`);
      }
    },
    toResponse: (payload: ServerSideEncryptionConfiguration) => ({
      ServerSideEncryptionConfiguration: payload,
    }),
    initial: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: false,
        },
      ],
    },
    missing: [
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    ],
  },
  {
    name: 'publicAccessBlock',
    member: 'PublicAccessBlockConfiguration',
    put: 'PutPublicAccessBlock',
    get: 'GetPublicAccessBlock',
    delete: 'DeletePublicAccessBlock',
    check: () => undefined,
    toResponse: (payload: PublicAccessBlockConfiguration) => ({
      PublicAccessBlockConfiguration: payload,
    }),
    initial: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    missing: [
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    ],
  },
  {
    name: 'policy',
    member: 'Policy',
    put: 'PutBucketPolicy',
    get: 'GetBucketPolicy',
    delete: 'DeleteBucketPolicy',
    check: checkPolicy,
    toResponse: (payload: string) => ({ Policy: payload }),
    missing: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  },
  {
    name: 'cors',
    member: 'CORSConfiguration',
    put: 'PutBucketCors',
    get: 'GetBucketCors',
    delete: 'DeleteBucketCors',
    check: checkCors,
    toResponse: (payload: CORSConfiguration) => payload,
    missing: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  },
  {
    name: 'lifecycle',
    member: 'LifecycleConfiguration',
    put: 'PutBucketLifecycleConfiguration',
    get: 'GetBucketLifecycleConfiguration',
    delete: 'DeleteBucketLifecycle',
    check: ({ Rules: rules = [] }: BucketLifecycleConfiguration) => {
      if (rules.length === 0 || rules.length > 1000) throw malformedXml('1 to 1,000 rules.');
    },
    toResponse: (payload: BucketLifecycleConfiguration) => payload,
    missing: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  },
  {
    name: 'tagging',
    member: 'Tagging',
    put: 'PutBucketTagging',
    get: 'GetBucketTagging',
    delete: 'DeleteBucketTagging',
    check: ({ TagSet: set }: Tagging) => void tagsOf(set ?? [], LIMITS.bucketTags),
    toResponse: (payload: Tagging) => payload,
    missing: ['NoSuchTagSet', 'The TagSet does not exist'],
  },
  {
    name: 'ownershipControls',
    member: 'OwnershipControls',
    put: 'PutBucketOwnershipControls',
    get: 'GetBucketOwnershipControls',
    delete: 'DeleteBucketOwnershipControls',
    check: ({ Rules: rules }: OwnershipControls) => {
      for (const { ObjectOwnership: ownership } of rules ?? []) {
        if (ownership !== 'BucketOwnerEnforced') {
          throw new NotImplementedError(`S3 object ownership ${ownership}`);
        }
      }
    },
    toResponse: (payload: OwnershipControls) => ({ OwnershipControls: payload }),
    initial: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    missing: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  },
];

/** The defaults of a new bucket on AWS: not public, ACLs disabled, encrypted. */
export const INITIAL_CONFIGURATIONS: Readonly<Record<string, unknown>> = Object.fromEntries(
  CONFIGURATIONS.flatMap(({ name, initial }) => (initial ? [[name, initial]] : [])),
);

type SubresourceInput = { Bucket?: string; ExpectedBucketOwner?: string } & Record<string, unknown>;

/** Returns the Put, Get and Delete operations of all stored subresources. */
export function configurationOperations(buckets: Buckets): Record<string, Operation> {
  return Object.assign({}, ...CONFIGURATIONS.map((kind) => operationsOf(kind, buckets)));
}

function operationsOf(kind: Configuration, buckets: Buckets): Record<string, Operation> {
  const bucketOf = (input: SubresourceInput) =>
    buckets.require(input.Bucket, input.ExpectedBucketOwner);
  return {
    [kind.put]: async (input: SubresourceInput) => {
      const bucket = bucketOf(input);
      const payload = input[kind.member];
      if (payload === undefined) throw malformedXml(`${kind.member} is missing.`);
      kind.check(payload as never);
      await buckets.configure(bucket.name, kind.name, payload);
      return undefined;
    },
    [kind.get]: async (input: SubresourceInput) => {
      const bucket = bucketOf(input);
      const payload = bucket.configurations[kind.name];
      if (payload !== undefined) return kind.toResponse(payload as never);
      const [code, message] = kind.missing;
      throw new AwsError(code, 404, message, { members: { BucketName: bucket.name } });
    },
    [kind.delete]: async (input: SubresourceInput) => {
      const bucket = bucketOf(input);
      // Encryption can't be removed, only reset to the default.
      const rest = kind.name === 'encryption' ? kind.initial : undefined;
      await buckets.configure(bucket.name, kind.name, rest);
      return undefined;
    },
  };
}

function checkPolicy(policy: string): void {
  const tooLong = Buffer.byteLength(policy) > LIMITS.policyBytes;
  if (tooLong || !isPolicyDocument(policy)) {
    throw new AwsError('MalformedPolicy', 400, 'This policy contains invalid Json', {
      detail: 'support-bot: expected a JSON object with a Statement, of at most 20 KB.',
    });
  }
}

function isPolicyDocument(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null && 'Statement' in document;
  } catch {
    return false;
  }
}

function checkCors({ CORSRules: rules = [] }: CORSConfiguration): void {
  if (rules.length === 0 || rules.length > 100) throw malformedXml('1 to 100 CORS rules.');
  for (const { AllowedMethods: methods, AllowedOrigins: origins } of rules) {
    if (!origins?.length || !methods?.length) throw malformedXml('a rule has origins and methods.');
    const unknown = methods.find(
      (method) => !['GET', 'PUT', 'POST', 'DELETE', 'HEAD'].includes(method),
    );
    if (unknown) {
      throw new AwsError(
        'InvalidRequest',
        400,
        `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`,
      );
    }
    if (origins.some((origin) => origin.split('*').length > 2)) {
      throw invalidArgument('AllowedOrigin can not have more than one wildcard.');
    }
  }
}
