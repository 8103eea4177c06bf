import type {
  AddPermissionRequest,
  GetPolicyRequest,
  GetPolicyResponse,
} from '@aws-sdk/client-lambda';
import { ignoreMissing, undefinedOn } from '../expected-errors.ts';
import { type Request, type ResourceType, type RunRequest, run } from '../resource-type.ts';

interface Statement {
  readonly Sid: string;
}

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

  async refresh(resource, request) {
    const [functionName = '', statementId = ''] = resource.physicalId.split('/');
    return (await hasStatement(functionName, statementId, request)) ? resource : undefined;
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

async function hasStatement(
  functionName: string,
  statementId: string,
  request: RunRequest,
): Promise<boolean> {
  const input = { FunctionName: functionName } satisfies GetPolicyRequest;
  const found = await undefinedOn(['ResourceNotFoundException'], () =>
    run<GetPolicyResponse>(request, 'lambda', 'GetPolicy', input),
  );
  if (found?.Policy === undefined) return false;
  const { Statement } = JSON.parse(found.Policy) as { readonly Statement: readonly Statement[] };
  return Statement.some(({ Sid }) => Sid === statementId);
}

async function removeStatement(
  functionName: string,
  statementId: string,
  request: RunRequest,
): Promise<void> {
  const input = { FunctionName: functionName, StatementId: statementId };
  await ignoreMissing(() => run(request, 'lambda', 'RemovePermission', input));
}
