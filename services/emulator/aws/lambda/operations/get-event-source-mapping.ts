import type {
  EventSourceMappingConfiguration,
  GetEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import { findMapping } from '../event-source/find-mapping.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import type { Needs } from '../needs.ts';

/** A mapping, and how its newest batch went. */
export async function getEventSourceMapping(
  needs: Pick<Needs, 'mappings' | 'pollers'>,
  input: GetEventSourceMappingRequest,
): Promise<EventSourceMappingConfiguration> {
  const mapping = findMapping(needs, input.UUID);
  return toMappingConfiguration(mapping, needs.pollers.lastResultOf(mapping.uuid));
}
