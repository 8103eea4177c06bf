import type {
  CreateFunctionRequest,
  FunctionConfiguration,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { NotImplementedError } from '../../errors.ts';
import { invalidParameter, invalidValue } from '../errors.ts';
import type { FunctionRecord } from './function-record.ts';
import type { LayerFolders } from './layer-folders.ts';
import { unsupportedNodeOption } from './node-options.ts';

type Settings = CreateFunctionRequest | UpdateFunctionConfigurationRequest;
type Configurable = Pick<
  FunctionRecord,
  | 'runtime'
  | 'role'
  | 'handler'
  | 'description'
  | 'timeoutSeconds'
  | 'memoryMb'
  | 'variables'
  | 'logging'
  | 'layers'
>;

const RUNTIME = /^nodejs\d+\.x$/;
const ROLE = /^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/[a-zA-Z_0-9+=,.@\-_/]+$/;
const VARIABLE = /^[a-zA-Z]\w*$/;
/** The variables that a function may not set, as AWS lists them. */
const RESERVED = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);
const MAX_VARIABLES_BYTES = 4096;

/**
 * Returns the settings of a function after a request: those of the request, else the current ones, else AWS's defaults.
 * Throws AwsError ValidationException or InvalidParameterValueException, and NotImplementedError with the member.
 */
export function configure(
  input: Settings,
  current: Configurable | undefined,
  layers: LayerFolders,
): Configurable {
  refuseUnsupported(input, layers);
  const settings = {
    runtime: input.Runtime ?? current?.runtime ?? '',
    role: input.Role ?? current?.role ?? '',
    handler: input.Handler ?? current?.handler ?? '',
    description: input.Description ?? current?.description ?? '',
    timeoutSeconds: input.Timeout ?? current?.timeoutSeconds ?? 3,
    memoryMb: input.MemorySize ?? current?.memoryMb ?? 128,
    variables: input.Environment ? (input.Environment.Variables ?? {}) : (current?.variables ?? {}),
    logging: input.LoggingConfig ?? current?.logging ?? {},
    layers: input.Layers ?? current?.layers ?? [],
  };
  check(settings);
  return settings;
}

function check(settings: Configurable): void {
  const { runtime, role, handler, timeoutSeconds, memoryMb } = settings;
  if (!RUNTIME.test(runtime)) {
    if (/^[a-z]+[a-z0-9.]*$/.test(runtime)) throw new NotImplementedError(`Runtime ${runtime}`);
    throw invalidParameter(`Value ${runtime} at 'runtime' failed to satisfy constraint`);
  }
  if (!ROLE.test(role)) throw invalidValue('role', role, 'Member must be the ARN of a role');
  if (!/^\S{1,128}$/.test(handler)) {
    throw invalidValue('handler', handler, 'Member must satisfy regular expression pattern: \\S+');
  }
  checkRange('timeout', timeoutSeconds, 1, 900);
  checkRange('memorySize', memoryMb, 128, 10_240);
  checkVariables(settings.variables);
}

function checkRange(member: string, value: number, least: number, most: number): void {
  if (value < least) {
    throw invalidValue(member, value, `Member must have value greater than or equal to ${least}`);
  }
  if (value > most) {
    throw invalidValue(member, value, `Member must have value less than or equal to ${most}`);
  }
}

function checkVariables(variables: Readonly<Record<string, string>>): void {
  const names = Object.keys(variables);
  const reserved = names.filter((name) => RESERVED.has(name));
  if (reserved.length > 0) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const malformed = names.find((name) => !VARIABLE.test(name));
  if (malformed !== undefined) {
    throw invalidValue(
      'environment.variables',
      malformed,
      'Map keys must match [a-zA-Z]([a-zA-Z0-9_])+',
    );
  }
  if (Buffer.byteLength(JSON.stringify(variables)) > MAX_VARIABLES_BYTES) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${JSON.stringify(variables).length}`,
    );
  }
}

/** Refuses members that would change what a function does and are not implemented. */
function refuseUnsupported(input: Settings, layers: LayerFolders): void {
  const unsupported: Record<string, unknown> = {
    VpcConfig: input.VpcConfig?.SubnetIds?.length,
    DeadLetterConfig: input.DeadLetterConfig?.TargetArn,
    KMSKeyArn: input.KMSKeyArn,
    'TracingConfig Active': input.TracingConfig?.Mode === 'Active',
    Layers: input.Layers?.some((arn) => !Object.hasOwn(layers, arn)),
    FileSystemConfigs: input.FileSystemConfigs?.length,
    ImageConfig: input.ImageConfig,
    'EphemeralStorage other than 512 MB': (input.EphemeralStorage?.Size ?? 512) !== 512,
    SnapStart: input.SnapStart?.ApplyOn === 'PublishedVersions',
    'LoggingConfig JSON': input.LoggingConfig?.LogFormat === 'JSON',
    CapacityProviderConfig: input.CapacityProviderConfig,
    DurableConfig: input.DurableConfig,
  };
  const [name] = Object.entries(unsupported).find(([, isUsed]) => isUsed) ?? [];
  if (name) throw new NotImplementedError(`Lambda function setting ${name}`);
  const option = unsupportedNodeOption(input.Environment?.Variables?.NODE_OPTIONS ?? '');
  if (option) throw new NotImplementedError(`Lambda function setting NODE_OPTIONS ${option}`);
}

/** Returns a function as Lambda describes it. */
export function toConfiguration(record: FunctionRecord): FunctionConfiguration {
  return {
    FunctionName: record.name,
    FunctionArn: record.arn,
    Runtime: record.runtime as FunctionConfiguration['Runtime'],
    Role: record.role,
    Handler: record.handler,
    CodeSize: record.codeSize,
    Description: record.description,
    Timeout: record.timeoutSeconds,
    MemorySize: record.memoryMb,
    LastModified: record.lastModified.replace('Z', '+0000'),
    CodeSha256: record.codeSha256,
    Version: '$LATEST',
    ...(Object.keys(record.variables).length > 0
      ? { Environment: { Variables: { ...record.variables } } }
      : {}),
    ...(record.layers?.length ? { Layers: record.layers.map((Arn) => ({ Arn })) } : {}),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: record.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: [...record.architectures],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: {
      LogFormat: 'Text',
      LogGroup: record.logging.LogGroup ?? `/aws/lambda/${record.name}`,
    },
  };
}

/** Knows whose code is lost. */
export interface CodeLookup {
  isLost(codeSha256: string): boolean;
}

/** Returns a configuration with the state of its function: Failed if its code is lost. */
export function withState(
  configuration: FunctionConfiguration,
  code: CodeLookup,
): FunctionConfiguration {
  if (!code.isLost(configuration.CodeSha256 ?? '')) return configuration;
  return {
    ...configuration,
    State: 'Failed',
    StateReasonCode: 'InternalError',
    StateReason: 'The code of the function is damaged or missing: deploy it again.',
  };
}
