import type { ListFunctionsRequest, ListFunctionsResponse } from '@aws-sdk/client-lambda';
import type { LambdaDeps } from '../deps.ts';
import { toConfiguration } from '../functions/configuration.ts';
import { pageOf } from '../list-page.ts';

/** Returns all functions by name, 50 to a page; each has one version. */
export async function listFunctions(
  deps: Pick<LambdaDeps, 'functions'>,
  input: ListFunctionsRequest,
): Promise<ListFunctionsResponse> {
  const { items, ...next } = pageOf(deps.functions.list(), ({ name }) => name, input);
  return { Functions: items.map(toConfiguration), ...next };
}
