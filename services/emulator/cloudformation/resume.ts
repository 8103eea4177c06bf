import { isDeepStrictEqual } from 'node:util';
import { applyResource } from './apply-resource.ts';
import type { ProvisionedResource } from './provision.ts';
import type { Request } from './resource-type.ts';
import { resourceType } from './resource-types.ts';
import type { StackState } from './state.ts';

/**
 * Takes a stack up again whose template and parameters are those of last time, without reading the template: looks
 * whether each resource is still there, and puts those that are kept in memory. Undefined where anything is not as it
 * was, so that the whole template has to be gone through; doing that after this changes nothing twice.
 */
export async function resume(
  before: StackState,
  inputs: Pick<Request, 'deps' | 'place' | 'caller' | 'templateFile'>,
): Promise<readonly ProvisionedResource[] | undefined> {
  if (before.kept.some(({ type }) => resourceType(type)?.remove)) return undefined;
  const resources: ProvisionedResource[] = [];
  for (const [logicalId, stored] of Object.entries(before.resources)) {
    const type = resourceType(stored.type);
    if (!type) return undefined;
    const { resource } = await applyResource({
      ...inputs,
      logicalId,
      resourceType: type,
      properties: stored.properties,
      previous: stored,
      usedPhysicalIds: [],
      isShaken: false,
    });
    if (!isDeepStrictEqual(resource, stored)) return undefined;
    const { physicalId } = stored;
    resources.push({ logicalId, type: stored.type, physicalId, action: 'unchanged' });
  }
  return resources;
}
