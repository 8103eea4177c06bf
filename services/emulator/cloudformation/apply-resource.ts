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
  /** Called if a resource that has not changed no longer exists, before it is created again. */
  readonly onGone: (resource: RememberedResource) => void;
}

/** Applies one resource, unless it exists as the template declares it. */
export async function applyResource(inputs: ApplyInputs): Promise<Applied> {
  const { resourceType, properties, previous } = inputs;
  const hash = resourceHash(resourceType.type, properties);
  const found = await lookUp(inputs, hash);
  if (found && found !== 'gone' && previous) {
    return { resource: { ...previous, ...found }, action: 'unchanged' };
  }
  if (found === 'gone' && previous) inputs.onGone(previous);

  const unsupported: string[] = [];
  const reader = new Properties(properties);
  const applied = await resourceType.apply({
    ...inputs,
    properties: reader,
    reportUnsupported: (reason) => unsupported.push(reason),
  } satisfies Request);
  for (const name of reader.unread()) unsupported.push(`${name}: not supported locally`);
  const resource = { ...applied, type: resourceType.type, properties, hash, unsupported };
  return { resource, action: found === 'gone' ? 'created' : actionOf(resource, previous) };
}

/**
 * Returns an unchanged resource as it is, whether it is gone, or undefined if it has to be applied in any case. One with
 * unsupported properties always has: this version may support them.
 */
async function lookUp(
  { resourceType, previous, hasNewDependency, deps, caller }: ApplyInputs,
  hash: string,
): Promise<Resource | 'gone' | undefined> {
  if (!previous || hasNewDependency || previous.hash !== hash) return undefined;
  if (previous.unsupported.length > 0) return undefined;
  if (!resourceType.refresh) return undefined;
  return (await resourceType.refresh(previous, { deps, caller })) ?? 'gone';
}

function actionOf(resource: RememberedResource, previous?: RememberedResource): Action {
  if (previous?.physicalId !== resource.physicalId) return 'created';
  return previous.hash === resource.hash ? 'unchanged' : 'updated';
}
