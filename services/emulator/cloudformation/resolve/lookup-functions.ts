import { NO_VALUE, pseudoParameter } from '../template/pseudo-parameters.ts';
import { isObject, type TemplateValue } from '../template/template.ts';
import { listArgument, listOf, textOf } from './arguments.ts';
import type { Resolver } from './intrinsic.ts';
import { UnresolvedError } from './unresolved-error.ts';

export function ref(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const name = String(argument);
  if (name === NO_VALUE) return undefined;
  return (
    pseudoParameter(name, resolver.place) ??
    resolver.parameters.get(name) ??
    resolver.resourceValues(name).ref
  );
}

export function getAtt(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [logicalId, attribute] = listArgument('Fn::GetAtt', argument, 2).map(String);
  const value = resolver.resourceValues(String(logicalId)).attributes[String(attribute)];
  if (value !== undefined) return value;
  throw new UnresolvedError(`"${logicalId}" has no attribute "${attribute}"`);
}

export function findInMap(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const names = listArgument('Fn::FindInMap', argument, 3);
  const [map = '', first = '', second = ''] = names.map((name) =>
    textOf('Fn::FindInMap', name, resolver),
  );
  const level = resolver.template.mappings[map];
  const entries = isObject(level) ? level[first] : undefined;
  const value = isObject(entries) ? entries[second] : undefined;
  if (value !== undefined) return value;
  throw new UnresolvedError(`Mapping "${map}" has no ${first}.${second}`);
}

export function select(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [index, list] = listArgument('Fn::Select', argument, 2);
  const items = listOf('Fn::Select', list, resolver);
  const position = Number(textOf('Fn::Select', index, resolver));
  const item = items[position];
  if (item !== undefined) return item;
  throw new UnresolvedError(`Fn::Select: no item ${position} in a list of ${items.length}`);
}
