import { Properties } from './properties.ts';
import type { Request, Resource, ResourceType } from './resource-type.ts';
import { type RememberedResource, resourceHash } from './state.ts';
import type { TemplateObject } from './template/template.ts';

export type Action = 'created' | 'updated' | 'unchanged';

export interface Applied {
  readonly resource: RememberedResource;
  readonly action: Action;
}

export interface ApplyInputs
  extends Omit<Request, 'properties' | 'previous' | 'reportUnsupported'> {
  readonly resourceType: ResourceType;
  readonly properties: TemplateObject;
  readonly previous?: RememberedResource;
  /** Something that this resource needs was made anew, so it can't be left as it was. */
  readonly isShaken: boolean;
}

/** Brings one resource up to date; does nothing where it is as the template says already. */
export async function applyResource(inputs: ApplyInputs): Promise<Applied> {
  const { resourceType, properties, previous } = inputs;
  const hash = resourceHash(resourceType.type, properties);
  const current = await unchanged(inputs, hash);
  if (current && previous) return { resource: { ...previous, ...current }, action: 'unchanged' };

  const unsupported: string[] = [];
  const reader = new Properties(properties);
  const made = await resourceType.apply({
    ...inputs,
    properties: reader,
    reportUnsupported: (what) => unsupported.push(what),
  } satisfies Request);
  for (const name of reader.unread()) unsupported.push(`${name}: not supported locally`);
  const resource = { ...made, type: resourceType.type, properties, hash, unsupported };
  return { resource, action: actionOf(resource, previous) };
}

/** What lacked support last time is asked for again: this version may have it. */
async function unchanged(
  { resourceType, previous, isShaken, deps, caller }: ApplyInputs,
  hash: string,
): Promise<Resource | undefined> {
  if (!previous || isShaken || previous.hash !== hash || previous.unsupported.length > 0) {
    return undefined;
  }
  return resourceType.refresh?.(previous, { deps, caller });
}

function actionOf(resource: RememberedResource, previous?: RememberedResource): Action {
  if (previous?.physicalId !== resource.physicalId) return 'created';
  return previous.hash === resource.hash ? 'unchanged' : 'updated';
}
