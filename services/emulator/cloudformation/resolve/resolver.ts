import type { StackPlace } from '../template/pseudo-parameters.ts';
import {
  functionCall,
  isObject,
  type Template,
  type TemplateObject,
  type TemplateValue,
} from '../template/template.ts';
import { and, condition, equals, ifElse, not, or } from './choice-functions.ts';
import type { Intrinsic, Resolver, ResolverInputs, ResourceValues } from './intrinsic.ts';
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

/** Creates a resolver for the values of one template. */
export function createResolver(inputs: ResolverInputs): Resolver {
  return new TemplateResolver(inputs);
}

class TemplateResolver implements Resolver {
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, TemplateValue>;
  readonly place: StackPlace;
  readonly #inputs: ResolverInputs;
  /** Each condition is evaluated once. Undefined during its evaluation. */
  readonly #conditions = new Map<string, boolean | undefined>();

  constructor(inputs: ResolverInputs) {
    this.template = inputs.template;
    this.parameters = inputs.parameters;
    this.place = inputs.place;
    this.#inputs = inputs;
  }

  resourceValues(logicalId: string): ResourceValues {
    return this.#inputs.resourceValues(logicalId);
  }

  resolve(value: TemplateValue): TemplateValue | undefined {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    }
    if (!isObject(value)) return value;
    const call = functionCall(value);
    // In a policy statement, `Condition` is a plain key whose value is an object.
    if (!call || (call.name === 'Condition' && typeof call.argument !== 'string')) {
      return this.#resolveEntries(value);
    }
    const intrinsic = INTRINSICS[call.name];
    if (!intrinsic) throw new UnresolvedError(`${call.name} is not supported`);
    return intrinsic(call.argument, this);
  }

  isTrue(name: string): boolean {
    if (this.#conditions.has(name)) {
      const known = this.#conditions.get(name);
      if (known === undefined) throw new UnresolvedError(`Condition "${name}" refers to itself`);
      return known;
    }
    this.#conditions.set(name, undefined);
    const result = this.resolve(this.template.conditions.get(name) ?? false) === true;
    this.#conditions.set(name, result);
    return result;
  }

  #resolveEntries(value: TemplateObject): TemplateValue {
    const resolved: Record<string, TemplateValue> = {};
    for (const [key, entry] of Object.entries(value)) {
      const result = this.resolve(entry);
      if (result !== undefined) resolved[key] = result;
    }
    return resolved;
  }
}
