import type { ResourceType, RunRequest, StoredResource } from './resource-type.ts';

export interface Retirement {
  readonly removed: readonly StoredResource[];
  readonly kept: readonly StoredResource[];
}

/**
 * Takes away resources that the template has no more, as far as nothing is lost by it; the last made goes first.
 * Buckets and whatever else holds data are kept and can be emptied and deleted by hand.
 */
export async function retire(
  resources: readonly StoredResource[],
  typeOf: (name: string) => ResourceType | undefined,
  request: RunRequest,
): Promise<Retirement> {
  const removed: StoredResource[] = [];
  const kept: StoredResource[] = [];
  for (const resource of resources.toReversed()) {
    const reason = await reasonToKeep(resource, typeOf(resource.type), request);
    const facts = { type: resource.type, physicalId: resource.physicalId };
    if (reason === undefined) {
      removed.push(resource);
      request.deps.log.info(facts, 'removed what the template has no more');
    } else {
      kept.unshift(resource);
      request.deps.log.debug({ ...facts, reason }, 'kept what the template has no more');
    }
  }
  return { removed, kept };
}

async function reasonToKeep(
  resource: StoredResource,
  type: ResourceType | undefined,
  request: RunRequest,
): Promise<string | undefined> {
  if (!type?.remove) return 'it may hold data';
  return type.remove(resource, request);
}
