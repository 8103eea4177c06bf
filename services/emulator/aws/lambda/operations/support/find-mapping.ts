import type { LambdaDeps } from '../../deps.ts';
import { notFound } from '../../errors.ts';
import type { MappingRecord } from '../../event-source/mapping-record.ts';

/** Finds a mapping by id. Throws AwsError ResourceNotFoundException. */
export function findMapping(
  deps: Pick<LambdaDeps, 'mappings'>,
  uuid: string | undefined,
): MappingRecord {
  const mapping = deps.mappings.get(uuid ?? '');
  if (!mapping) throw notFound('The resource you requested does not exist.');
  return mapping;
}
