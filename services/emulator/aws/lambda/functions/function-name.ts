import { ACCOUNT_ID, type Call } from '../../service.ts';
import { functionNotFound, invalidValue } from '../errors.ts';
import type { FunctionRecord } from './function-record.ts';

const NAME = /^[a-zA-Z0-9-_]{1,64}$/;
const REFERENCE =
  /^(?:(?:arn:aws[a-zA-Z-]*:lambda:(?<region>[a-z0-9-]+):)?(?<account>\d{12}):function:)?(?<name>[a-zA-Z0-9-_]{1,140})(?::(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$/;

export function functionArn(region: string, name: string): string {
  return `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${name}`;
}

/** Returns the name of a function to create. Throws AwsError ValidationException. */
export function newFunctionName(reference: string | undefined): string {
  const name = REFERENCE.exec(reference ?? '')?.groups?.name ?? '';
  if (NAME.test(name)) return name;
  throw invalidValue(
    'functionName',
    reference,
    'Member must satisfy regular expression pattern: [a-zA-Z0-9-_]{1,64}',
  );
}

/** Looks functions up by name. */
export interface FunctionLookup {
  get(name: string): FunctionRecord | undefined;
}

/**
 * Finds a function by name, partial ARN or ARN, each with or without `:$LATEST`.
 * Throws AwsError ResourceNotFoundException, also for other versions and aliases: there are none here.
 */
export function findFunction(
  functions: FunctionLookup,
  call: Pick<Call, 'region'>,
  reference: string | undefined,
  qualifier?: string,
): FunctionRecord {
  const groups = REFERENCE.exec(reference ?? '')?.groups;
  if (!groups) throw invalidValue('functionName', reference, 'Member must be a name or an ARN');
  const { name = '', region = call.region, account = ACCOUNT_ID } = groups;
  const version = qualifier ?? groups.qualifier ?? '$LATEST';
  const record = functions.get(name);
  const isHere = region === call.region && account === ACCOUNT_ID;
  if (record && isHere && version === '$LATEST') return record;
  const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
  throw functionNotFound(version === '$LATEST' ? arn : `${arn}:${version}`);
}
