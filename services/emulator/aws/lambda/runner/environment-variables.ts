import { randomUUID } from 'node:crypto';
import type { TemporaryCredentials } from '../../iam/roles.ts';
import type { FunctionRecord } from '../functions/function-record.ts';

export interface EnvironmentSettings {
  readonly region: string;
  /** Base URL of the AWS endpoint. */
  readonly endpoint: string;
  readonly taskRoot: string;
  readonly logStream: string;
  readonly credentials: TemporaryCredentials;
}

/**
 * Names this run of the emulator to its functions. They all end with it, so a function that finds the name of another
 * run in what it stored knows that its writer is gone.
 */
const RUN_ID = randomUUID();

/**
 * Returns the environment variables of a function's process, but for the function's own: those that AWS documents under
 * "Defined runtime environment variables", and the address of this AWS. Nothing of the emulator's environment is passed on.
 */
export function environmentVariables(
  record: FunctionRecord,
  settings: EnvironmentSettings,
): Record<string, string> {
  const { credentials, region } = settings;
  return {
    _HANDLER: record.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${record.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: record.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(record.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: record.logging.LogGroup ?? `/aws/lambda/${record.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: settings.logStream,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: settings.endpoint,
    PLATFORM_RUN_ID: RUN_ID,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    LAMBDA_TASK_ROOT: settings.taskRoot,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    // The SDK reads ~/.aws: a developer's own profile must not reach a function.
    HOME: settings.taskRoot,
  };
}
