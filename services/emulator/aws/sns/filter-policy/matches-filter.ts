import type { PublishedAttributes } from '../message/published-message.ts';
import type { Condition, FilterPolicy, NumericBound } from './filter-policy.ts';

type Value = string | number | boolean | null;

/** Returns true if the attributes match each name of the policy by at least one of its alternatives. */
export function matchesFilter(policy: FilterPolicy, attributes: PublishedAttributes): boolean {
  return [...policy].every(([name, conditions]) => {
    const values = valuesOf(attributes, name);
    return conditions.some((condition) => matches(condition, values));
  });
}

/** Returns the values of an attribute, or undefined if the message does not have it. */
function valuesOf(attributes: PublishedAttributes, name: string): readonly Value[] | undefined {
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!attribute) return undefined;
  if (attribute.dataType.startsWith('Number')) return [Number(attribute.value)];
  if (attribute.dataType !== 'String.Array') return [attribute.value];
  return arrayValues(attribute.value);
}

/** Returns the values of a String.Array, which is JSON. Returns none if it is not an array, so only "exists" matches. */
function arrayValues(text: string): readonly Value[] {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values)
      ? values.filter((value) => typeof value !== 'object' || !value)
      : [];
  } catch {
    return [];
  }
}

function matches(condition: Condition, values: readonly Value[] | undefined): boolean {
  if (condition.kind === 'exists') return condition.isPresent === (values !== undefined);
  if (!values) return false;
  switch (condition.kind) {
    case 'equals':
      return values.includes(condition.value);
    case 'prefix':
      return values.some((value) => String(value).startsWith(condition.prefix));
    case 'anythingBut':
      return !values.some((value) => condition.values.includes(value as string | number));
    case 'anythingButPrefix':
      return !values.some((value) => String(value).startsWith(condition.prefix));
    case 'numeric':
      return values.some((value) => condition.ranges.every((bound) => isWithin(bound, value)));
  }
}

function isWithin({ operator, value: bound }: NumericBound, value: Value): boolean {
  if (typeof value !== 'number') return false;
  switch (operator) {
    case '=':
      return value === bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
  }
}
