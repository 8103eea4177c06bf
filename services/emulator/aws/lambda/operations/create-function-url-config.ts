import type {
  CreateFunctionUrlConfigRequest,
  CreateFunctionUrlConfigResponse,
} from '@aws-sdk/client-lambda';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { conflict, functionNotFound, invalidValue } from '../errors.ts';
import { toUrlConfig } from '../function-url/url-config.ts';
import { findFunction } from '../functions/function-name.ts';

/** Creates a function's URL. */
export async function createFunctionUrlConfig(
  deps: Pick<LambdaDeps, 'functions' | 'clock' | 'urlOf'>,
  input: CreateFunctionUrlConfigRequest,
  call: Call,
): Promise<CreateFunctionUrlConfigResponse> {
  const { AuthType } = input;
  if (AuthType !== 'NONE' && AuthType !== 'AWS_IAM') {
    throw invalidValue('authType', AuthType, 'Member must satisfy enum value set: [NONE, AWS_IAM]');
  }
  if (input.InvokeMode === 'RESPONSE_STREAM') throw new NotImplementedError('RESPONSE_STREAM');
  const { name, arn } = findFunction(deps.functions, call, input.FunctionName, input.Qualifier);
  const now = deps.clock.now().toISOString();
  const cors = input.Cors ? { cors: input.Cors } : {};
  const url = { authType: AuthType, ...cors, creationTime: now, lastModifiedTime: now };
  const changed = await deps.functions.update(name, (record) => {
    if (!record) throw functionNotFound(arn);
    if (record.url) {
      throw conflict(
        `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
      );
    }
    return { ...record, url };
  });
  if (!changed) throw functionNotFound(arn);
  const { LastModifiedTime: _omitted, ...config } = toUrlConfig(changed, url, deps.urlOf);
  return config;
}
