import type {
  BucketLifecycleConfiguration,
  CORSConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tagging,
} from '@aws-sdk/client-s3';
import { NotImplementedError } from '../errors.ts';
import { checkCors, checkPolicy } from './check-configuration.ts';
import { checkedLifecycle } from './lifecycle/check-rules.ts';
import { LIMITS } from './limits.ts';
import { tagsOf } from './tags.ts';

/** A bucket subresource that is stored as it was put, and returned as it was stored. */
export interface Configuration {
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
  /** Completes a checked payload before it is stored. */
  readonly toStored?: (payload: never) => object;
  /** Converts the payload to the Get response. */
  readonly toResponse: (payload: never) => object;
  /** The payload of a new bucket. */
  readonly initial?: object;
  /** The error of Get if there is no payload. */
  readonly missing: readonly [code: string, message: string];
}

/** All of them are stored and returned. docs/compatibility/s3.md says which also have an effect. */
export const CONFIGURATIONS: readonly Configuration[] = [
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
    check: (payload: BucketLifecycleConfiguration) => void checkedLifecycle(payload),
    toStored: checkedLifecycle,
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
