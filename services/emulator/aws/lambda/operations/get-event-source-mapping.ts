import type {
  EventSourceMappingConfiguration,
  GetEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import type { Needs } from '../needs.ts';
import { findMapping } from './support/find-mapping.ts';

/** A mapping, and how its newest batch went. */
export async function getEventSourceMapping(
  needs: Pick<Needs, 'mappings' | 'pollers'>,
  input: GetEventSourceMappingRequest,
): Promise<EventSourceMappingConfiguration> {
  const mapping = findMapping(needs, input.UUID);
  return toMappingConfiguration(mapping, needs.pollers.lastResultOf(mapping.uuid));
}
