import type { AddPermissionRequest } from '@aws-sdk/client-lambda';
import { type Request, type ResourceType, type RunRequest, run } from '../resource-type.ts';
import { isThere, undefinedOn } from '../undefined-on.ts';

/** One statement of a function's own policy, known by the logical id. */
export const lambdaPermission: ResourceType = {
  type: 'AWS::Lambda::Permission',
  attributes: ['Id'],

  async apply(request) {
    const input = permissionInput(request);
    const added = await undefinedOn(['ResourceConflictException'], () => add(input, request));
    if (added === undefined) {
      await removeStatement(String(input.FunctionName), request.logicalId, request);
      await add(input, request);
    }
    const id = `${input.FunctionName}/${request.logicalId}`;
    return { physicalId: id, ref: request.logicalId, attributes: { Id: request.logicalId } };
  },

  // The function is its dependency: a function made anew has its permissions added again.
  async refresh(resource) {
    return resource;
  },

  async remove(resource, request) {
    const [functionName = '', statementId = ''] = resource.physicalId.split('/');
    await removeStatement(functionName, statementId, request);
    return undefined;
  },
};

function permissionInput({ properties, logicalId }: Request): AddPermissionRequest {
  const sourceArn = properties.optionalText('SourceArn');
  const sourceAccount = properties.optionalText('SourceAccount');
  const authType = properties.optionalText('FunctionUrlAuthType');
  const viaUrl = properties.optionalBoolean('InvokedViaFunctionUrl');
  return {
    FunctionName: functionNameOf(properties.text('FunctionName')),
    StatementId: logicalId,
    Action: properties.text('Action'),
    Principal: properties.text('Principal'),
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
    ...(sourceAccount === undefined ? {} : { SourceAccount: sourceAccount }),
    ...(authType === undefined ? {} : { FunctionUrlAuthType: authType as 'NONE' }),
    ...(viaUrl === undefined ? {} : { InvokedViaFunctionUrl: viaUrl }),
  };
}

/** A template may name the function by its ARN. */
function functionNameOf(nameOrArn: string): string {
  return nameOrArn.split(':function:').at(-1) ?? nameOrArn;
}

async function add(input: AddPermissionRequest, request: RunRequest): Promise<unknown> {
  return run(request, 'lambda', 'AddPermission', input);
}

async function removeStatement(
  functionName: string,
  statementId: string,
  request: RunRequest,
): Promise<void> {
  const input = { FunctionName: functionName, StatementId: statementId };
  await isThere(() => run(request, 'lambda', 'RemovePermission', input));
}
