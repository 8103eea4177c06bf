import type { TemplateValue } from '../template/template.ts';
import { listArgument, textOf } from './arguments.ts';
import type { Resolver } from './intrinsic.ts';
import { UnresolvedError } from './unresolved-error.ts';

/** Compares values as text, so that `0` of a Number parameter equals `0` of the template. */
export function equals(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [one, other] = listArgument('Fn::Equals', argument, 2);
  return textOf('Fn::Equals', one, resolver) === textOf('Fn::Equals', other, resolver);
}

export function and(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  return listArgument('Fn::And', argument, 2, 10).every((item) => truth('Fn::And', item, resolver));
}

export function or(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  return listArgument('Fn::Or', argument, 2, 10).some((item) => truth('Fn::Or', item, resolver));
}

export function not(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [item = null] = listArgument('Fn::Not', argument, 1);
  return !truth('Fn::Not', item, resolver);
}

export function condition(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  return resolver.isTrue(String(argument));
}

/** Resolves only the chosen branch: the other may refer to a resource whose condition is false. */
export function ifElse(argument: TemplateValue, resolver: Resolver): TemplateValue | undefined {
  const [name, whenTrue = null, whenFalse = null] = listArgument('Fn::If', argument, 3);
  return resolver.resolve(resolver.isTrue(String(name)) ? whenTrue : whenFalse);
}

function truth(name: string, value: TemplateValue, resolver: Resolver): boolean {
  const resolved = resolver.resolve(value);
  if (typeof resolved === 'boolean') return resolved;
  throw new UnresolvedError(`${name} takes conditions (got ${JSON.stringify(resolved)})`);
}
