import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketCorsCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  DeleteBucketTaggingCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type LifecycleRule,
  ListBucketsCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

export function describeBuckets(target: () => ContractTarget): void {
  describe('buckets', () => {
    const context = withBucket(target);

    it('are found by name and listed', async () => {
      const { s3, bucket } = context();

      const head = await s3.send(new HeadBucketCommand({ Bucket: bucket }));
      const { Buckets } = await s3.send(new ListBucketsCommand({}));

      expect(head.BucketRegion).toBe(target().region);
      expect(Buckets?.map(({ Name }) => Name)).toContain(bucket);
    });

    it('say their region', async () => {
      const { s3, bucket } = context();

      const { LocationConstraint } = await s3.send(
        new GetBucketLocationCommand({ Bucket: bucket }),
      );

      expect(LocationConstraint).toBe(target().region);
    });

    it('cannot be made twice', async () => {
      const { s3, bucket } = context();

      const error = await errorOf(s3.send(new CreateBucketCommand({ Bucket: bucket })));

      expect(error).toStrictEqual({ name: 'BucketAlreadyOwnedByYou', status: 409 });
    });

    it('cannot have a name that is no bucket name', async () => {
      const { s3 } = context();

      const error = await errorOf(s3.send(new CreateBucketCommand({ Bucket: 'Not_A_Bucket' })));

      expect(error).toStrictEqual({ name: 'InvalidBucketName', status: 400 });
    });

    it('that do not exist are 404', async () => {
      const { s3 } = context();

      const put = new PutObjectCommand({ Bucket: 'no-such-bucket-here', Key: 'a', Body: 'a' });

      expect(await errorOf(s3.send(put))).toStrictEqual({ name: 'NoSuchBucket', status: 404 });
    });

    it('cannot be removed while they hold an object', async () => {
      const { s3, bucket } = context();
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'kept', Body: 'x' }));

      const error = await errorOf(s3.send(new DeleteBucketCommand({ Bucket: bucket })));

      expect(error).toStrictEqual({ name: 'BucketNotEmpty', status: 409 });
    });
  });

  describe('bucket settings', () => {
    const context = withBucket(target);

    it('start out private, owner enforced and encrypted', async () => {
      const { s3, bucket } = context();

      const access = await s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
      const encryption = await s3.send(new GetBucketEncryptionCommand({ Bucket: bucket }));
      const ownership = await s3.send(new GetBucketOwnershipControlsCommand({ Bucket: bucket }));

      expect(access.PublicAccessBlockConfiguration?.BlockPublicPolicy).toBe(true);
      expect(
        encryption.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault
          ?.SSEAlgorithm,
      ).toBe('AES256');
      expect(ownership.OwnershipControls?.Rules?.[0]?.ObjectOwnership).toBe('BucketOwnerEnforced');
    });

    it('keep encryption, public access block and ownership', async () => {
      const { s3, bucket } = context();
      const access = {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: false,
        RestrictPublicBuckets: true,
      };

      await s3.send(
        new PutBucketEncryptionCommand({
          Bucket: bucket,
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
          },
        }),
      );
      await s3.send(
        new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: access }),
      );
      await s3.send(
        new PutBucketOwnershipControlsCommand({
          Bucket: bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        }),
      );

      const stored = await s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket }));
      expect(stored.PublicAccessBlockConfiguration).toStrictEqual(access);
    });

    it('keep a policy until it is removed', async () => {
      const { s3, bucket } = context();
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:DeleteBucket',
            Resource: `arn:aws:s3:::${bucket}`,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      });

      await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
      const stored = await s3.send(new GetBucketPolicyCommand({ Bucket: bucket }));
      await s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
      const missing = await errorOf(s3.send(new GetBucketPolicyCommand({ Bucket: bucket })));

      expect(JSON.parse(stored.Policy ?? '')).toStrictEqual(JSON.parse(Policy));
      expect(missing).toStrictEqual({ name: 'NoSuchBucketPolicy', status: 404 });
    });

    it('refuse a policy that is not JSON', async () => {
      const { s3, bucket } = context();

      const put = new PutBucketPolicyCommand({ Bucket: bucket, Policy: '{"Statement":' });

      expect(await errorOf(s3.send(put))).toStrictEqual({ name: 'MalformedPolicy', status: 400 });
    });

    it('keep tags until they are removed', async () => {
      const { s3, bucket } = context();
      const TagSet = [{ Key: 'team', Value: 'help desk' }];

      await s3.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet } }));
      const stored = await s3.send(new GetBucketTaggingCommand({ Bucket: bucket }));
      await s3.send(new DeleteBucketTaggingCommand({ Bucket: bucket }));
      const missing = await errorOf(s3.send(new GetBucketTaggingCommand({ Bucket: bucket })));

      expect(stored.TagSet).toStrictEqual(TagSet);
      expect(missing).toStrictEqual({ name: 'NoSuchTagSet', status: 404 });
    });

    it('keep CORS rules until they are removed', async () => {
      const { s3, bucket } = context();
      const CORSRules = [{ AllowedMethods: ['PUT'], AllowedOrigins: ['http://127.0.0.1:3000'] }];

      await s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules } }));
      const stored = await s3.send(new GetBucketCorsCommand({ Bucket: bucket }));
      await s3.send(new DeleteBucketCorsCommand({ Bucket: bucket }));
      const missing = await errorOf(s3.send(new GetBucketCorsCommand({ Bucket: bucket })));

      expect(stored.CORSRules).toStrictEqual(CORSRules);
      expect(missing).toStrictEqual({ name: 'NoSuchCORSConfiguration', status: 404 });
    });

    it('keep lifecycle rules until they are removed', async () => {
      const { s3, bucket } = context();

      await s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: bucket,
          LifecycleConfiguration: {
            Rules: [
              {
                ID: 'uploads',
                Status: 'Enabled',
                Filter: { Prefix: '' },
                AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
              },
            ],
          },
        }),
      );
      const get = new GetBucketLifecycleConfigurationCommand({ Bucket: bucket });
      const stored = await s3.send(get);
      await s3.send(new DeleteBucketLifecycleCommand({ Bucket: bucket }));
      const missing = await errorOf(s3.send(get));

      expect(stored.Rules?.[0]?.ID).toBe('uploads');
      expect(stored.Rules?.[0]?.AbortIncompleteMultipartUpload?.DaysAfterInitiation).toBe(1);
      expect(missing).toStrictEqual({ name: 'NoSuchLifecycleConfiguration', status: 404 });
    });

    it('keep the lifecycle rules of the documents and the tickets', async () => {
      const { s3, bucket } = context();
      const Rules: LifecycleRule[] = [
        {
          ID: 'forget-conversations',
          Status: 'Enabled',
          Filter: { Prefix: 'conversations/' },
          Expiration: { Days: 90 },
        },
        {
          ID: 'forget-old-versions',
          Status: 'Enabled',
          Filter: { Prefix: '' },
          NoncurrentVersionExpiration: { NoncurrentDays: 90 },
        },
      ];

      await s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: bucket,
          LifecycleConfiguration: { Rules },
        }),
      );

      const get = new GetBucketLifecycleConfigurationCommand({ Bucket: bucket });
      expect((await s3.send(get)).Rules).toStrictEqual(Rules);
    });
  });
}
