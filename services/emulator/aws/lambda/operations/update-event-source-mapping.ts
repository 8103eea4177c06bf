import type {
  EventSourceMappingConfiguration,
  UpdateEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { mappingSettings } from '../event-source/mapping-settings.ts';
import { findFunction } from '../functions/function-name.ts';
import type { Needs } from '../needs.ts';
import { findMapping } from './support/find-mapping.ts';

/** Changes a mapping's settings or function, or switches it on or off. */
export async function updateEventSourceMapping(
  needs: Pick<Needs, 'mappings' | 'functions' | 'pollers' | 'clock'>,
  input: UpdateEventSourceMappingRequest,
  call: Call,
): Promise<EventSourceMappingConfiguration> {
  const { uuid, functionArn } = findMapping(needs, input.UUID);
  const target = findFunction(needs.functions, call, input.FunctionName ?? functionArn);
  const lastModified = needs.clock.now().toISOString();
  const changed = await needs.mappings.update(uuid, (mapping) => {
    if (!mapping) return undefined;
    const settings = mappingSettings(input, mapping);
    const names = { functionName: target.name, functionArn: target.arn };
    const { maximumConcurrency: _former, ...kept } = mapping;
    return { ...kept, ...settings, ...names, lastModified };
  });
  needs.pollers.refresh(uuid);
  const mapping = changed ?? findMapping(needs, uuid);
  return toMappingConfiguration(mapping, needs.pollers.lastResultOf(uuid));
}
