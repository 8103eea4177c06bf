import type {
  EventSourceMappingConfiguration,
  UpdateEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { toMappingConfiguration } from '../event-source/mapping-record.ts';
import { mappingSettings } from '../event-source/mapping-settings.ts';
import { findFunction } from '../functions/function-name.ts';
import { findMapping } from './support/find-mapping.ts';

/** Changes a mapping's settings or function, or enables or disables it. */
export async function updateEventSourceMapping(
  deps: Pick<LambdaDeps, 'mappings' | 'functions' | 'pollers' | 'clock'>,
  input: UpdateEventSourceMappingRequest,
  call: Call,
): Promise<EventSourceMappingConfiguration> {
  const { uuid, functionArn } = findMapping(deps, input.UUID);
  const target = findFunction(deps.functions, call, input.FunctionName ?? functionArn);
  const lastModified = deps.clock.now().toISOString();
  const changed = await deps.mappings.update(uuid, (mapping) => {
    if (!mapping) return undefined;
    const settings = mappingSettings(input, mapping);
    const names = { functionName: target.name, functionArn: target.arn };
    const { maximumConcurrency: _previous, ...kept } = mapping;
    return { ...kept, ...settings, ...names, lastModified };
  });
  deps.pollers.refresh(uuid);
  const mapping = changed ?? findMapping(deps, uuid);
  return toMappingConfiguration(mapping, deps.pollers.lastResultOf(uuid));
}
