import type { TemporaryCredentials } from '../../iam/roles.ts';
import type { FunctionRecord } from '../functions/function-record.ts';

export interface EnvironmentDeps {
  readonly region: string;
  /** Base URL of the front door. */
  readonly endpoint: string;
  readonly taskRoot: string;
  readonly logStream: string;
  readonly credentials: TemporaryCredentials;
}

/**
 * The whole environment of a function's process: what AWS documents under "Defined runtime environment variables",
 * the function's own variables, and where this AWS is. Nothing else of the emulator's environment gets in.
 */
export function environmentOf(
  record: FunctionRecord,
  deps: EnvironmentDeps,
): Record<string, string> {
  const { credentials, region } = deps;
  return {
    ...record.variables,
    _HANDLER: record.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${record.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: record.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(record.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: record.logging.LogGroup ?? `/aws/lambda/${record.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: deps.logStream,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: deps.endpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    LAMBDA_TASK_ROOT: deps.taskRoot,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    // The SDK looks for ~/.aws: a developer's own profile must not reach a function.
    HOME: deps.taskRoot,
  };
}
