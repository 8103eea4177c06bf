import type { TemplateValue } from '../template/template.ts';
import type { Resolver } from './intrinsic.ts';
import { UnresolvedError } from './unresolved-error.ts';

/** Returns an argument that must be a list of `min` to `max` items, without resolving the items. */
export function listArgument(
  name: string,
  argument: TemplateValue,
  min: number,
  max = min,
): readonly TemplateValue[] {
  if (Array.isArray(argument) && argument.length >= min && argument.length <= max) return argument;
  const length = min === max ? `${min}` : `${min} to ${max}`;
  throw new UnresolvedError(`${name} takes a list of ${length} (got ${JSON.stringify(argument)})`);
}

/** Resolves a value to text. Numbers and booleans are converted, as in CloudFormation. */
export function textOf(name: string, value: TemplateValue | undefined, resolver: Resolver): string {
  const resolved = value === undefined ? undefined : resolver.resolve(value);
  if (typeof resolved === 'string') return resolved;
  if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
  throw new UnresolvedError(`${name} takes text (got ${JSON.stringify(resolved) ?? 'nothing'})`);
}

/** Resolves a value to a list. */
export function listOf(
  name: string,
  value: TemplateValue | undefined,
  resolver: Resolver,
): readonly TemplateValue[] {
  const resolved = value === undefined ? undefined : resolver.resolve(value);
  if (Array.isArray(resolved)) return resolved;
  throw new UnresolvedError(`${name} takes a list (got ${JSON.stringify(resolved) ?? 'nothing'})`);
}
