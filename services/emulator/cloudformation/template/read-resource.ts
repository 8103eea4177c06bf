import type { Report } from './problems.ts';
import {
  isObject,
  type OutputDeclaration,
  type ResourceDeclaration,
  type TemplateObject,
  type TemplateValue,
} from './template.ts';

/** DeletionPolicy and similar keys have no effect: nothing is deleted or replaced here unless it is safe. */
const RESOURCE_KEYS = new Set(
  (
    'Type Properties Condition DependsOn DeletionPolicy UpdateReplacePolicy Metadata ' +
    'UpdatePolicy CreationPolicy'
  ).split(' '),
);
const OUTPUT_KEYS = new Set(['Description', 'Value', 'Condition', 'Export']);

/** Reads the declaration of one resource, and reports its problems. */
export function readResource(
  value: TemplateObject,
  line: number,
  name: string,
  report: Report,
): ResourceDeclaration | undefined {
  const problem = (message: string) => report(`Resource "${name}": ${message}`, line);
  for (const key of Object.keys(value)) {
    if (!RESOURCE_KEYS.has(key)) problem(`unknown key "${key}"`);
  }
  const { Type: type, Properties: properties = {} } = value;
  if (typeof type !== 'string') problem('Type is missing');
  if (!isObject(properties)) problem('Properties is not a map');
  if (typeof type !== 'string' || !isObject(properties)) return undefined;
  const dependsOn = [value.DependsOn ?? []].flat();
  if (!dependsOn.every((each) => typeof each === 'string'))
    problem('DependsOn must name resources');
  return {
    type,
    properties,
    line,
    dependsOn: dependsOn.map(String),
    ...conditionOf(value, problem),
  };
}

/** Reads the declaration of one output, and reports its problems. */
export function readOutput(
  value: TemplateObject,
  line: number,
  name: string,
  report: Report,
): OutputDeclaration | undefined {
  const problem = (message: string) => report(`Output "${name}": ${message}`, line);
  for (const key of Object.keys(value)) if (!OUTPUT_KEYS.has(key)) problem(`unknown key "${key}"`);
  const output = value.Value;
  if (output === undefined || output === null) {
    problem('Value is missing');
    return undefined;
  }
  return { value: output as TemplateValue, line, ...conditionOf(value, problem) };
}

function conditionOf(
  value: TemplateObject,
  problem: (message: string) => void,
): { readonly condition?: string } {
  const condition = value.Condition;
  if (condition === undefined) return {};
  if (typeof condition === 'string') return { condition };
  problem('Condition must name a condition');
  return {};
}
