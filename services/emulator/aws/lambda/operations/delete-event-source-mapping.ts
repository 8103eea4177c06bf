import type {
  DeleteEventSourceMappingRequest,
  EventSourceMappingConfiguration,
} from '@aws-sdk/client-lambda';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import type { Needs } from '../needs.ts';
import { findMapping } from './support/find-mapping.ts';

/** Ends a mapping; messages in hand are still handled. */
export async function deleteEventSourceMapping(
  needs: Pick<Needs, 'mappings' | 'pollers'>,
  input: DeleteEventSourceMappingRequest,
): Promise<EventSourceMappingConfiguration> {
  const mapping = findMapping(needs, input.UUID);
  const result = needs.pollers.lastResultOf(mapping.uuid);
  await needs.mappings.update(mapping.uuid, () => undefined);
  needs.pollers.refresh(mapping.uuid);
  return { ...toMappingConfiguration(mapping, result), State: 'Deleting' };
}
