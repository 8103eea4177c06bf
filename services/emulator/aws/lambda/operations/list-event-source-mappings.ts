import type {
  ListEventSourceMappingsRequest,
  ListEventSourceMappingsResponse,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { findFunction } from '../functions/function-name.ts';
import { pageOf } from '../list-page.ts';

/** Returns the mappings of a queue, of a function, or all. */
export async function listEventSourceMappings(
  deps: Pick<LambdaDeps, 'mappings' | 'functions' | 'pollers'>,
  input: ListEventSourceMappingsRequest,
  call: Call,
): Promise<ListEventSourceMappingsResponse> {
  const { FunctionName, EventSourceArn } = input;
  const name = FunctionName && findFunction(deps.functions, call, FunctionName).name;
  const found = deps.mappings
    .list()
    .filter((mapping) => !name || mapping.functionName === name)
    .filter((mapping) => !EventSourceArn || mapping.eventSourceArn === EventSourceArn);
  const { items, ...next } = pageOf(found, ({ uuid }) => uuid, input);
  return {
    EventSourceMappings: items.map((mapping) =>
      toMappingConfiguration(mapping, deps.pollers.lastResultOf(mapping.uuid)),
    ),
    ...next,
  };
}
