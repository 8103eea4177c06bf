import { orderResources } from './order.ts';
import type { Report } from './problems.ts';
import { isPseudoParameter } from './pseudo-parameters.ts';
import { type Reference, referencesIn } from './references.ts';
import type { AttributesOf, Template, TemplateValue } from './template.ts';

/** Reports every unresolved reference and every circular dependency between resources. */
export function checkTemplate(
  template: Template,
  lineOf: (value: object) => number,
  attributesOf: AttributesOf,
  report: Report,
): void {
  for (const value of valuesOf(template)) {
    for (const reference of referencesIn(value)) {
      const message = problemOf(reference, template, attributesOf);
      if (message) report(message, lineOf(reference.at));
    }
  }
  checkNamedConditions(template, report);
  checkDependsOn(template, report);
  for (const cycle of orderResources(template.resources).cycles) {
    const line = template.resources.get(cycle[0] ?? '')?.line ?? 1;
    report(`Resources wait for each other: ${cycle.join(' → ')}`, line);
  }
}

function valuesOf(template: Template): readonly TemplateValue[] {
  return [
    ...template.conditions.values(),
    ...[...template.resources.values()].map(({ properties }) => properties),
    ...[...template.outputs.values()].map(({ value }) => value),
  ];
}

function problemOf(
  { kind, name, attribute }: Reference,
  template: Template,
  attributesOf: AttributesOf,
): string | undefined {
  switch (kind) {
    case 'unsupported':
      return `${name} is not supported by the local provisioner`;
    case 'malformed':
      return `The argument of ${name} has the wrong form`;
    case 'condition':
      return template.conditions.has(name) ? undefined : `Condition "${name}" is not declared`;
    case 'mapping':
      return name in template.mappings ? undefined : `Mapping "${name}" is not declared`;
    case 'ref':
      return isKnown(name, template) ? undefined : `"${name}" is neither parameter nor resource`;
    case 'attribute':
      return attributeProblem(name, attribute ?? '', template, attributesOf);
  }
}

function isKnown(name: string, template: Template): boolean {
  return isPseudoParameter(name) || template.parameters.has(name) || template.resources.has(name);
}

function attributeProblem(
  name: string,
  attribute: string,
  template: Template,
  attributesOf: AttributesOf,
): string | undefined {
  const resource = template.resources.get(name);
  if (!resource) return `"${name}" is not a resource`;
  const known = attributesOf(resource.type);
  if (!known || known.includes(attribute)) return undefined;
  return `${resource.type} "${name}" has no attribute "${attribute}" (known: ${known.join(', ') || 'none'})`;
}

function checkNamedConditions(template: Template, report: Report): void {
  for (const { condition, line } of [
    ...template.resources.values(),
    ...template.outputs.values(),
  ]) {
    if (condition === undefined || template.conditions.has(condition)) continue;
    report(`Condition "${condition}" is not declared`, line);
  }
}

function checkDependsOn(template: Template, report: Report): void {
  for (const [name, { dependsOn, line }] of template.resources) {
    for (const needed of dependsOn) {
      if (!template.resources.has(needed)) {
        report(`Resource "${name}": DependsOn names "${needed}", which is not a resource`, line);
      }
    }
  }
}
