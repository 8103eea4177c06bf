import { referencesIn } from './references.ts';
import type { ResourceDeclaration } from './template.ts';

/** Returns the resources that a resource depends on, by reference or by DependsOn. */
export function dependenciesOf(
  resource: ResourceDeclaration,
  isResource: (name: string) => boolean,
): readonly string[] {
  const referenced = referencesIn(resource.properties)
    .filter(({ kind }) => kind === 'ref' || kind === 'attribute')
    .map(({ name }) => name)
    .filter(isResource);
  return [...new Set([...referenced, ...resource.dependsOn.filter(isResource)])];
}

export interface Order {
  /** Dependencies first; otherwise in the order of the template. */
  readonly order: readonly string[];
  /** Circular dependencies: `A`, `B`, `A`. */
  readonly cycles: readonly (readonly string[])[];
}

/** Sorts resources by their dependencies, and returns the circular dependencies that it finds. */
export function orderResources(resources: ReadonlyMap<string, ResourceDeclaration>): Order {
  const order: string[] = [];
  const cycles: string[][] = [];
  const path: string[] = [];
  const done = new Set<string>();

  function visit(name: string, resource: ResourceDeclaration): void {
    if (done.has(name)) return;
    const start = path.indexOf(name);
    if (start >= 0) {
      cycles.push([...path.slice(start), name]);
      return;
    }
    path.push(name);
    for (const needed of dependenciesOf(resource, (other) => resources.has(other))) {
      visit(needed, resources.get(needed) as ResourceDeclaration);
    }
    path.pop();
    done.add(name);
    order.push(name);
  }

  for (const [name, resource] of resources) visit(name, resource);
  return { order, cycles };
}
