import { notFound } from '../../errors.ts';
import type { MappingRecord } from '../../event-source/mapping-record.ts';
import type { Needs } from '../../needs.ts';

/** A mapping by id. Throws AwsError ResourceNotFoundException. */
export function findMapping(
  needs: Pick<Needs, 'mappings'>,
  uuid: string | undefined,
): MappingRecord {
  const mapping = needs.mappings.get(uuid ?? '');
  if (!mapping) throw notFound('The resource you requested does not exist.');
  return mapping;
}
