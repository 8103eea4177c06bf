import { AwsError } from '../errors.ts';
import type { Operation } from '../service.ts';
import { CONFIGURATIONS, type Configuration } from './bucket-configurations.ts';
import type { Buckets } from './buckets.ts';
import { malformedXml } from './errors.ts';

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
      const stored = kind.toStored ? kind.toStored(payload as never) : payload;
      await buckets.configure(bucket.name, kind.name, stored);
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
