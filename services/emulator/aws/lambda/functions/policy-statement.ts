import type { AddPermissionRequest } from '@aws-sdk/client-lambda';
import { ACCOUNT_ID } from '../../service.ts';

/** A statement of a function's resource policy, as AddPermission creates it. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly Service: string } | { readonly AWS: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Returns the statement that AWS writes for an AddPermission request. */
export function statementFor(input: AddPermissionRequest, functionArn: string): PolicyStatement {
  const condition = conditionFor(input);
  return {
    Sid: input.StatementId ?? '',
    Effect: 'Allow',
    Principal: principalFor(input.Principal ?? ''),
    Action: input.Action ?? '',
    Resource: functionArn,
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
}

function principalFor(principal: string): PolicyStatement['Principal'] {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
}

function conditionFor(input: AddPermissionRequest): Record<string, Record<string, string>> {
  const equals = {
    ...(input.SourceAccount ? { 'AWS:SourceAccount': input.SourceAccount } : {}),
    ...(input.FunctionUrlAuthType
      ? { 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }
      : {}),
    ...(input.PrincipalOrgID ? { 'aws:PrincipalOrgID': input.PrincipalOrgID } : {}),
    ...(input.EventSourceToken ? { 'lambda:EventSourceToken': input.EventSourceToken } : {}),
  };
  const viaUrl = input.InvokedViaFunctionUrl;
  return {
    ...(Object.keys(equals).length > 0 ? { StringEquals: equals } : {}),
    ...(input.SourceArn ? { ArnLike: { 'AWS:SourceArn': input.SourceArn } } : {}),
    ...(viaUrl === undefined ? {} : { Bool: { 'lambda:InvokedViaFunctionUrl': String(viaUrl) } }),
  };
}

/**
 * Whether anyone may call the function's URL without a signature. Since October 2025 that takes two permissions:
 * lambda:InvokeFunctionUrl and lambda:InvokeFunction (AWS, "Control access to Lambda function URLs").
 */
export function isUrlPublic(policy: readonly PolicyStatement[]): boolean {
  const isPublic = (action: string, values: Readonly<Record<string, string>>) =>
    policy.some(
      (statement) =>
        statement.Principal === '*' &&
        (statement.Action === action || statement.Action === 'lambda:*') &&
        everyConditionHolds(statement, values),
    );
  const account = { 'AWS:SourceAccount': ACCOUNT_ID };
  return (
    isPublic('lambda:InvokeFunctionUrl', { ...account, 'lambda:FunctionUrlAuthType': 'NONE' }) &&
    isPublic('lambda:InvokeFunction', { 'lambda:InvokedViaFunctionUrl': 'true' })
  );
}

function everyConditionHolds(
  statement: PolicyStatement,
  values: Readonly<Record<string, string>>,
): boolean {
  const required = Object.values(statement.Condition ?? {}).flatMap((keys) => Object.entries(keys));
  return required.every(([key, value]) => values[key] === value);
}
