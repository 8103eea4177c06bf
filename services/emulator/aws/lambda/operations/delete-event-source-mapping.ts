import type {
  DeleteEventSourceMappingRequest,
  EventSourceMappingConfiguration,
} from '@aws-sdk/client-lambda';
import type { LambdaDeps } from '../deps.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { findMapping } from './support/find-mapping.ts';

/** Deletes a mapping; batches in progress are still handled. */
export async function deleteEventSourceMapping(
  deps: Pick<LambdaDeps, 'mappings' | 'pollers'>,
  input: DeleteEventSourceMappingRequest,
): Promise<EventSourceMappingConfiguration> {
  const mapping = findMapping(deps, input.UUID);
  const result = deps.pollers.lastResultOf(mapping.uuid);
  await deps.mappings.update(mapping.uuid, () => undefined);
  deps.pollers.refresh(mapping.uuid);
  return { ...toMappingConfiguration(mapping, result), State: 'Deleting' };
}
