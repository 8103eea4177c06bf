import { functionCall, isObject, type TemplateValue } from '../template/template.ts';
import { and, condition, equals, ifElse, not, or } from './choice-functions.ts';
import type { Intrinsic, Resolver, ResolverInputs } from './intrinsic.ts';
import { findInMap, getAtt, ref, select } from './lookup-functions.ts';
import { base64, join, split, sub } from './text-functions.ts';
import { UnresolvedError } from './unresolved-error.ts';

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  Condition: condition,
  'Fn::And': and,
  'Fn::Base64': base64,
  'Fn::Equals': equals,
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::If': ifElse,
  'Fn::Join': join,
  'Fn::Not': not,
  'Fn::Or': or,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
};

/** Creates a resolver for the values of one template. Each condition is evaluated once. */
export function createResolver(inputs: ResolverInputs): Resolver {
  const evaluated = new Map<string, boolean | undefined>();

  function resolve(value: TemplateValue): TemplateValue | undefined {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const call = functionCall(value);
    // In a policy statement, `Condition` is a plain key whose value is an object.
    if (!call || (call.name === 'Condition' && typeof call.argument !== 'string')) {
      return resolveEntries(value, resolve);
    }
    const intrinsic = INTRINSICS[call.name];
    if (!intrinsic) throw new UnresolvedError(`${call.name} is not supported`);
    return intrinsic(call.argument, resolver);
  }

  function isTrue(name: string): boolean {
    if (evaluated.has(name)) {
      const known = evaluated.get(name);
      if (known === undefined) throw new UnresolvedError(`Condition "${name}" refers to itself`);
      return known;
    }
    evaluated.set(name, undefined);
    const answer = resolve(inputs.template.conditions.get(name) ?? false) === true;
    evaluated.set(name, answer);
    return answer;
  }

  const resolver: Resolver = { ...inputs, resolve, isTrue };
  return resolver;
}

function resolveEntries(
  value: Readonly<Record<string, TemplateValue>>,
  resolve: Resolver['resolve'],
): TemplateValue {
  const resolved: Record<string, TemplateValue> = {};
  for (const [key, entry] of Object.entries(value)) {
    const given = resolve(entry);
    if (given !== undefined) resolved[key] = given;
  }
  return resolved;
}
