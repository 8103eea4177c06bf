import type { AddPermissionRequest } from '@aws-sdk/client-lambda';
import { ignoreMissing, undefinedOn } from '../expected-errors.ts';
import { type Request, type ResourceType, type RunRequest, run } from '../resource-type.ts';

/** One statement of a function's resource policy. Its statement id is the logical id. */
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

  // The function is a dependency: a new function causes its permissions to be added again.
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

/** Returns the function name of a property that may be a name or an ARN. */
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
  await ignoreMissing(() => run(request, 'lambda', 'RemovePermission', input));
}
