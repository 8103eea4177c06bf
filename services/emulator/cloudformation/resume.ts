import { isDeepStrictEqual } from 'node:util';
import { applyResource } from './apply-resource.ts';
import type { Request, StoredResource } from './resource-type.ts';
import { resourceType } from './resource-types.ts';
import type { ProvisionedResource, StackState } from './stack.ts';

/**
 * Resumes a stack whose template and parameters have not changed, without parsing the template: checks that each
 * resource still exists, and applies those that are kept in memory. Returns undefined if anything differs from the last
 * run, and throws if a resource is gone: then the template has to be applied, which is safe after a partial resume because
 * every step is idempotent, and creates what is gone with what depends on it.
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
      hasNewDependency: false,
      onGone: stopResuming,
    });
    if (!isDeepStrictEqual(resource, stored)) return undefined;
    const { physicalId } = stored;
    resources.push({ logicalId, type: stored.type, physicalId, action: 'unchanged' });
  }
  return resources;
}

function stopResuming({ type, physicalId }: StoredResource): never {
  throw new Error(`${type} ${physicalId} is gone`);
}
