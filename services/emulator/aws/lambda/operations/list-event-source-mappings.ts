import type {
  ListEventSourceMappingsRequest,
  ListEventSourceMappingsResponse,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { findFunction } from '../functions/function-name.ts';
import type { Needs } from '../needs.ts';
import { pageOf } from '../page.ts';

/** Mappings of a queue, of a function, or all. */
export async function listEventSourceMappings(
  needs: Pick<Needs, 'mappings' | 'functions' | 'pollers'>,
  input: ListEventSourceMappingsRequest,
  call: Call,
): Promise<ListEventSourceMappingsResponse> {
  const { FunctionName, EventSourceArn } = input;
  const name = FunctionName && findFunction(needs.functions, call, FunctionName).name;
  const wanted = needs.mappings
    .list()
    .filter((mapping) => !name || mapping.functionName === name)
    .filter((mapping) => !EventSourceArn || mapping.eventSourceArn === EventSourceArn);
  const { items, ...next } = pageOf(wanted, ({ uuid }) => uuid, input);
  return {
    EventSourceMappings: items.map((mapping) =>
      toMappingConfiguration(mapping, needs.pollers.lastResultOf(mapping.uuid)),
    ),
    ...next,
  };
}
