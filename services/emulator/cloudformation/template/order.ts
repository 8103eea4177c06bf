import { referencesIn } from './references.ts';
import type { ResourceDeclaration } from './template.ts';

/** The other resources that a resource needs: what it refers to, and what it names in DependsOn. */
export function dependenciesOf(
  resource: ResourceDeclaration,
  isResource: (name: string) => boolean,
): readonly string[] {
  const referred = referencesIn(resource.properties)
    .filter(({ kind }) => kind === 'ref' || kind === 'attribute')
    .map(({ name }) => name)
    .filter(isResource);
  return [...new Set([...referred, ...resource.dependsOn.filter(isResource)])];
}

export interface Order {
  /** Each resource after all that it needs; else in the template's order. */
  readonly order: readonly string[];
  /** Resources that wait for each other: `A`, `B`, `A`. */
  readonly cycles: readonly (readonly string[])[];
}

/** Orders resources by what they need; names each circle that is met. */
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
