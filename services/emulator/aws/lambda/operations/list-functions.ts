import type { ListFunctionsRequest, ListFunctionsResponse } from '@aws-sdk/client-lambda';
import { toConfiguration } from '../functions/configuration.ts';
import type { Needs } from '../needs.ts';
import { pageOf } from '../page.ts';

/** All functions by name, 50 a page; each has its one version. */
export async function listFunctions(
  needs: Pick<Needs, 'functions'>,
  input: ListFunctionsRequest,
): Promise<ListFunctionsResponse> {
  const { items, ...next } = pageOf(needs.functions.list(), ({ name }) => name, input);
  return { Functions: items.map(toConfiguration), ...next };
}
