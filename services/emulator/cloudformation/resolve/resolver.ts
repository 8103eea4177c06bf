import type { StackPlace } from '../template/pseudo-parameters.ts';
import { functionCall, isObject, type Template, type TemplateValue } from '../template/template.ts';
import { and, condition, equals, ifElse, not, or } from './choice-functions.ts';
import { findInMap, getAtt, ref, select } from './lookup-functions.ts';
import { base64, join, split, sub } from './text-functions.ts';
import { UnresolvedError } from './unresolved-error.ts';

/** What a provisioned resource gives to Ref and GetAtt. */
export interface ResourceValues {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ResolverInputs {
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, TemplateValue>;
  readonly place: StackPlace;
  /** What is provisioned so far; throws UnresolvedError where there is nothing. */
  resourceValues(logicalId: string): ResourceValues;
}

export interface Resolver extends ResolverInputs {
  /** The value with all calls carried out; undefined where it is AWS::NoValue. */
  resolve(value: TemplateValue): TemplateValue | undefined;
  isTrue(conditionName: string): boolean;
}

/** Carries out one intrinsic function. Throws UnresolvedError where its arguments make no sense. */
export type Intrinsic = (argument: TemplateValue, resolver: Resolver) => TemplateValue | undefined;

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

/** Resolves the values of one template; each condition is decided once. */
export function createResolver(inputs: ResolverInputs): Resolver {
  const decided = new Map<string, boolean | undefined>();

  function resolve(value: TemplateValue): TemplateValue | undefined {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const call = functionCall(value);
    // A policy statement has a key `Condition` too, with an object.
    if (!call || (call.name === 'Condition' && typeof call.argument !== 'string')) {
      return resolveEntries(value, resolve);
    }
    const intrinsic = INTRINSICS[call.name];
    if (!intrinsic) throw new UnresolvedError(`${call.name} is not supported`);
    return intrinsic(call.argument, resolver);
  }

  function isTrue(name: string): boolean {
    if (decided.has(name)) {
      const known = decided.get(name);
      if (known === undefined) throw new UnresolvedError(`Condition "${name}" refers to itself`);
      return known;
    }
    decided.set(name, undefined);
    const answer = resolve(inputs.template.conditions.get(name) ?? false) === true;
    decided.set(name, answer);
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
