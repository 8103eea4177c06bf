import type { CreateFunctionUrlConfigRequest } from '@aws-sdk/client-lambda';
import { ignoreMissing, undefinedOn } from '../expected-errors.ts';
import { type ResourceType, run } from '../resource-type.ts';

/** A function URL. Its address depends on this run, so it is applied at every start. */
export const lambdaUrl: ResourceType = {
  type: 'AWS::Lambda::Url',
  attributes: ['FunctionArn', 'FunctionUrl'],

  async apply(request) {
    const { deps, place, properties } = request;
    const target = properties.text('TargetFunctionArn');
    const name = target.split(':function:').at(-1) ?? target;
    const input = {
      FunctionName: name,
      AuthType: properties.text('AuthType') as 'NONE',
      InvokeMode: (properties.optionalText('InvokeMode') ?? 'BUFFERED') as 'BUFFERED',
    } satisfies CreateFunctionUrlConfigRequest;
    const created = await undefinedOn(['ResourceConflictException'], () =>
      run<object>(request, 'lambda', 'CreateFunctionUrlConfig', input),
    );
    if (!created) await run(request, 'lambda', 'UpdateFunctionUrlConfig', input);
    const arn = `arn:aws:lambda:${place.region}:${place.accountId}:function:${name}`;
    return {
      physicalId: name,
      ref: arn,
      attributes: { FunctionArn: arn, FunctionUrl: deps.functionUrl(name) },
    };
  },

  async remove(resource, request) {
    const input = { FunctionName: resource.physicalId };
    await ignoreMissing(() => run(request, 'lambda', 'DeleteFunctionUrlConfig', input));
    return undefined;
  },
};
