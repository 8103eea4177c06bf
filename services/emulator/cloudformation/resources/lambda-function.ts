import type {
  CreateFunctionRequest,
  FunctionCode,
  FunctionConfiguration,
  GetFunctionRequest,
  GetFunctionResponse,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { ignoreMissing, reportIfUnsupported, undefinedOn } from '../expected-errors.ts';
import { physicalName } from '../physical-name.ts';
import { Properties } from '../properties.ts';
import { type Request, type ResourceType, type RunRequest, run } from '../resource-type.ts';
import type { TemplateObject } from '../template/template.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const MAX_NAME = 64;

type Configuration = Omit<UpdateFunctionConfigurationRequest, 'FunctionName'>;

export const lambdaFunction: ResourceType = {
  type: 'AWS::Lambda::Function',
  attributes: ['Arn'],

  async apply(request) {
    const { place, logicalId, properties } = request;
    const name =
      properties.optionalText('FunctionName') ?? physicalName(place.stackName, logicalId, MAX_NAME);
    await createOrUpdate(name, request);
    await reserveConcurrency(name, request);
    const arn = `arn:aws:lambda:${place.region}:${place.accountId}:function:${name}`;
    return { physicalId: name, ref: name, attributes: { Arn: arn } };
  },

  async refresh(resource, request) {
    const name = resource.physicalId;
    const found = await findFunction(name, request);
    if (found?.State === undefined || found.State === 'Failed') return undefined;
    // A dry run of the update replaces what is missing or damaged of this code, and changes nothing else.
    const code = functionCode(new Properties(resource.properties));
    await run(request, 'lambda', 'UpdateFunctionCode', {
      FunctionName: name,
      ...code,
      DryRun: true,
    } satisfies UpdateFunctionCodeRequest);
    return resource;
  },

  async remove(resource, request) {
    await ignoreMissing(() =>
      run(request, 'lambda', 'DeleteFunction', { FunctionName: resource.physicalId }),
    );
    return undefined;
  },
};

async function findFunction(
  name: string,
  request: RunRequest,
): Promise<FunctionConfiguration | undefined> {
  const input = { FunctionName: name } satisfies GetFunctionRequest;
  const found = await undefinedOn(['ResourceNotFoundException'], () =>
    run<GetFunctionResponse>(request, 'lambda', 'GetFunction', input),
  );
  return found?.Configuration;
}

async function createOrUpdate(name: string, request: Request): Promise<void> {
  const code = functionCode(request.properties);
  const architectures = request.properties.list('Architectures');
  const hardware = architectures.length > 0 ? { Architectures: architectures as ['arm64'] } : {};
  const configuration = functionConfiguration(request.properties);
  if (!(await findFunction(name, request))) {
    const { previous, deps } = request;
    // With other settings, as after a change of port, nobody has looked whether it is there.
    if (previous?.physicalId === name) deps.onGone?.(previous);
    const input = {
      FunctionName: name,
      Code: code,
      ...hardware,
      ...configuration,
    } as CreateFunctionRequest;
    await run<FunctionConfiguration>(request, 'lambda', 'CreateFunction', input);
    return;
  }
  await run(request, 'lambda', 'UpdateFunctionCode', {
    FunctionName: name,
    ...code,
    ...hardware,
  } satisfies UpdateFunctionCodeRequest);
  await run(request, 'lambda', 'UpdateFunctionConfiguration', {
    FunctionName: name,
    ...configuration,
  } satisfies UpdateFunctionConfigurationRequest);
}

/** Reads the location of a bundle in S3. Any other property of `Code` stays unread and is reported as unsupported. */
function functionCode(properties: Properties): FunctionCode {
  const code = properties.map('Code');
  return { S3Bucket: code.text('S3Bucket'), S3Key: code.text('S3Key') };
}

function functionConfiguration(properties: Properties): Configuration {
  const variables = properties.optionalMap('Environment')?.document('Variables') ?? {};
  const logGroup = properties.optionalMap('LoggingConfig')?.text('LogGroup');
  return {
    Role: properties.text('Role'),
    Handler: properties.text('Handler'),
    Runtime: properties.text('Runtime') as 'nodejs24.x',
    Description: properties.optionalText('Description') ?? '',
    Timeout: properties.optionalNumber('Timeout') ?? 3,
    MemorySize: properties.optionalNumber('MemorySize') ?? 128,
    Environment: { Variables: texts(variables) },
    Layers: [...properties.texts('Layers')],
    ...(logGroup === undefined ? {} : { LoggingConfig: { LogGroup: logGroup } }),
  };
}

function texts(variables: TemplateObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, String(value)]),
  );
}

async function reserveConcurrency(name: string, request: Request): Promise<void> {
  const property = 'ReservedConcurrentExecutions';
  const limit = request.properties.optionalNumber(property);
  if (limit === undefined && request.previous?.properties[property] === undefined) return;
  await reportIfUnsupported(request, property, () =>
    limit === undefined
      ? run(request, 'lambda', 'DeleteFunctionConcurrency', { FunctionName: name })
      : run(request, 'lambda', 'PutFunctionConcurrency', {
          FunctionName: name,
          ReservedConcurrentExecutions: limit,
        }),
  );
}
