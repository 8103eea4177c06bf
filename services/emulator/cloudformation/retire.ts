import type { ResourceType, RunRequest, StoredResource } from './resource-type.ts';

export interface Retirement {
  readonly removed: readonly StoredResource[];
  readonly kept: readonly StoredResource[];
}

/**
 * Deletes resources that the template no longer declares, the last created first, if no data is lost by it. Buckets
 * and other resources that may hold data are kept; empty and delete those by hand.
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
      request.deps.log.info(facts, 'removed: no longer in the template');
    } else {
      kept.unshift(resource);
      request.deps.log.debug({ ...facts, reason }, 'kept: no longer in the template');
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
