import { Properties } from './properties.ts';
import type { Request, Resource, ResourceType } from './resource-type.ts';
import type { Action, RememberedResource } from './stack.ts';
import { resourceHash } from './state.ts';
import type { TemplateObject } from './template/template.ts';

export interface Applied {
  readonly resource: RememberedResource;
  readonly action: Action;
}

export interface ApplyInputs
  extends Omit<Request, 'properties' | 'previous' | 'reportUnsupported'> {
  readonly resourceType: ResourceType;
  readonly properties: TemplateObject;
  readonly previous?: RememberedResource;
  /** A dependency was created in this run, so this resource must be applied even if it has not changed. */
  readonly hasNewDependency: boolean;
}

/** Applies one resource, unless it exists as the template declares it. */
export async function applyResource(inputs: ApplyInputs): Promise<Applied> {
  const { resourceType, properties, previous } = inputs;
  const hash = resourceHash(resourceType.type, properties);
  const current = await unchangedResource(inputs, hash);
  if (current && previous) return { resource: { ...previous, ...current }, action: 'unchanged' };

  const unsupported: string[] = [];
  const reader = new Properties(properties);
  const applied = await resourceType.apply({
    ...inputs,
    properties: reader,
    reportUnsupported: (reason) => unsupported.push(reason),
  } satisfies Request);
  for (const name of reader.unread()) unsupported.push(`${name}: not supported locally`);
  const resource = { ...applied, type: resourceType.type, properties, hash, unsupported };
  return { resource, action: actionOf(resource, previous) };
}

/** A resource with unsupported properties is always applied again: this version may support them. */
async function unchangedResource(
  { resourceType, previous, hasNewDependency, deps, caller }: ApplyInputs,
  hash: string,
): Promise<Resource | undefined> {
  if (!previous || hasNewDependency || previous.hash !== hash) return undefined;
  if (previous.unsupported.length > 0) return undefined;
  return resourceType.refresh?.(previous, { deps, caller });
}

function actionOf(resource: RememberedResource, previous?: RememberedResource): Action {
  if (previous?.physicalId !== resource.physicalId) return 'created';
  return previous.hash === resource.hash ? 'unchanged' : 'updated';
}
