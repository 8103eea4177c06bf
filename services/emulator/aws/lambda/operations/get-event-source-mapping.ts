import type {
  EventSourceMappingConfiguration,
  GetEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import type { LambdaDeps } from '../deps.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { findMapping } from './support/find-mapping.ts';

/** Returns a mapping, with the outcome of its newest batch. */
export async function getEventSourceMapping(
  deps: Pick<LambdaDeps, 'mappings' | 'pollers'>,
  input: GetEventSourceMappingRequest,
): Promise<EventSourceMappingConfiguration> {
  const mapping = findMapping(deps, input.UUID);
  return toMappingConfiguration(mapping, deps.pollers.lastResultOf(mapping.uuid));
}
