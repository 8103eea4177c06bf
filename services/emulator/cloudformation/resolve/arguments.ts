import type { TemplateValue } from '../template/template.ts';
import type { Resolver } from './intrinsic.ts';
import { UnresolvedError } from './unresolved-error.ts';

/** The argument as a list of the right length, its items not resolved yet. */
export function listArgument(
  name: string,
  argument: TemplateValue,
  min: number,
  max = min,
): readonly TemplateValue[] {
  if (Array.isArray(argument) && argument.length >= min && argument.length <= max) return argument;
  const wanted = min === max ? `${min}` : `${min} to ${max}`;
  throw new UnresolvedError(`${name} takes a list of ${wanted} (got ${JSON.stringify(argument)})`);
}

/** The text that a value resolves to: numbers and booleans are written out, as CloudFormation does. */
export function textOf(name: string, value: TemplateValue | undefined, resolver: Resolver): string {
  const resolved = value === undefined ? undefined : resolver.resolve(value);
  if (typeof resolved === 'string') return resolved;
  if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
  throw new UnresolvedError(`${name} takes text (got ${JSON.stringify(resolved) ?? 'nothing'})`);
}

/** The list that a value resolves to. */
export function listOf(
  name: string,
  value: TemplateValue | undefined,
  resolver: Resolver,
): readonly TemplateValue[] {
  const resolved = value === undefined ? undefined : resolver.resolve(value);
  if (Array.isArray(resolved)) return resolved;
  throw new UnresolvedError(`${name} takes a list (got ${JSON.stringify(resolved) ?? 'nothing'})`);
}
