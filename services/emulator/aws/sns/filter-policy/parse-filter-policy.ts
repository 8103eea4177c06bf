import { NotImplementedError } from '../../errors.ts';
import { invalidParameter } from '../errors.ts';
import type { Condition, FilterPolicy, NumericBound } from './filter-policy.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const MAX_NAMES = 5;
const MAX_POLICY_LENGTH = 262_144;
/** SNS supports these; this emulator does not. */
const NOT_IMPLEMENTED = new Set(['suffix', 'equals-ignore-case', 'cidr', 'wildcard']);
const NUMERIC = new Set(['=', '<', '<=', '>', '>=']);

/**
 * Parses a filter policy on message attributes. Throws InvalidParameter if SNS would reject it, NotImplemented if it
 * uses an operator that is not supported here.
 */
export function parseFilterPolicy(text: string): FilterPolicy {
  if (text.length > MAX_POLICY_LENGTH) throw invalidPolicy('Filter policy is too long');
  const policy = parseJson(text);
  if (!isObject(policy)) throw invalidPolicy('Filter policy must be a JSON object');
  const entries = Object.entries(policy);
  if (entries.length > MAX_NAMES)
    throw invalidPolicy('Filter policy can not have more than 5 keys');
  return new Map(entries.map(([name, value]) => [name, parseConditions(name, value)]));
}

function parseConditions(name: string, value: unknown): Condition[] {
  if (name === '$or') throw new NotImplementedError('The SNS filter policy operator $or');
  if (!Array.isArray(value)) throw invalidPolicy(`"${name}" must be an object or an array`);
  if (value.length === 0) throw invalidPolicy('Empty arrays are not allowed');
  return value.map(parseCondition);
}

function parseCondition(value: unknown): Condition {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return { kind: 'equals', value };
  }
  if (typeof value === 'number') return { kind: 'equals', value };
  const [operator, operand] = onlyEntry(value);
  switch (operator) {
    case 'prefix':
      return { kind: 'prefix', prefix: textOf(operand, 'prefix') };
    case 'exists':
      if (typeof operand !== 'boolean')
        throw invalidPolicy('exists match pattern must be either true or false.');
      return { kind: 'exists', isPresent: operand };
    case 'anything-but':
      return parseAnythingBut(operand);
    case 'numeric':
      return { kind: 'numeric', ranges: parseNumeric(operand) };
    default:
      if (!NOT_IMPLEMENTED.has(operator))
        throw invalidPolicy(`Unrecognized match type ${operator}`);
      throw new NotImplementedError(`The SNS filter policy operator ${operator}`);
  }
}

function parseAnythingBut(operand: unknown): Condition {
  if (isObject(operand)) {
    const [operator, prefix] = onlyEntry(operand);
    if (operator !== 'prefix') {
      throw new NotImplementedError(`The SNS filter policy operator anything-but ${operator}`);
    }
    return { kind: 'anythingButPrefix', prefix: textOf(prefix, 'prefix') };
  }
  const values = Array.isArray(operand) ? operand : [operand];
  const isList = values.every((value) => typeof value === 'string' || typeof value === 'number');
  if (!isList || values.length === 0) {
    throw invalidPolicy('Inside anything but list, only strings and numbers are allowed');
  }
  return { kind: 'anythingBut', values };
}

/** `["=", 5]` or `[">", 1, "<=", 5]`. */
function parseNumeric(operand: unknown): NumericBound[] {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) {
    throw invalidPolicy('Value of numeric must be an array of operators and numbers');
  }
  const ranges: NumericBound[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const operator: unknown = operand[index];
    const value: unknown = operand[index + 1];
    if (!isNumericOperator(operator))
      throw invalidPolicy(`Unrecognized numeric range operator: ${operator}`);
    if (typeof value !== 'number') throw invalidPolicy(`Value of ${operator} must be numeric`);
    ranges.push({ operator, value });
  }
  return ranges;
}

function isNumericOperator(value: unknown): value is NumericBound['operator'] {
  return typeof value === 'string' && NUMERIC.has(value);
}

function onlyEntry(value: unknown): [string, unknown] {
  const entries = isObject(value) ? Object.entries(value) : [];
  const [entry] = entries;
  if (!entry || entries.length > 1) {
    throw invalidPolicy('Match value must be String, number, true, false, or null');
  }
  return entry;
}

function textOf(value: unknown, operator: string): string {
  if (typeof value === 'string') return value;
  throw invalidPolicy(`${operator} match pattern must be a string`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidPolicy('failed to parse JSON.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalidPolicy(reason: string) {
  return invalidParameter(`FilterPolicy: ${reason}`);
}
