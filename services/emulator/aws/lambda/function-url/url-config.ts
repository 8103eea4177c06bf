import type { FunctionUrlConfig } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { findFunction } from '../functions/function-name.ts';
import type { FunctionRecord, FunctionUrlRecord } from '../functions/function-record.ts';

/** Finds a function with a URL. Throws AwsError ResourceNotFoundException if it has none. */
export function findUrl(
  deps: Pick<LambdaDeps, 'functions'>,
  call: Pick<Call, 'region'>,
  reference: string | undefined,
  qualifier: string | undefined,
): FunctionRecord & { readonly url: FunctionUrlRecord } {
  const record = findFunction(deps.functions, call, reference, qualifier);
  const { url } = record;
  if (!url) throw notFound('The resource you requested does not exist.');
  return { ...record, url };
}

/** Returns a function's URL as Lambda describes it. */
export function toUrlConfig(
  record: FunctionRecord,
  url: FunctionUrlRecord,
  urlOf: LambdaDeps['urlOf'],
): FunctionUrlConfig {
  return {
    FunctionUrl: urlOf(record.name),
    FunctionArn: record.arn,
    AuthType: url.authType,
    ...(url.cors ? { Cors: url.cors } : {}),
    CreationTime: url.creationTime,
    LastModifiedTime: url.lastModifiedTime,
    InvokeMode: 'BUFFERED',
  };
}
