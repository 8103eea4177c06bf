import { secondsOfDuration } from './duration.ts';
import type { Constant, Expression, Operand, Operator, Reference } from './syntax.ts';

/** The value of a reference; a reference to nothing is `undefined`. */
export interface Referent {
  readonly text: string;
  /** The values of a multi-value slot. */
  readonly values?: readonly string[];
  readonly isNumeric?: boolean;
}

export type Resolve = (reference: Reference) => Referent | undefined;

/**
 * Evaluates a condition. A comparison with an unset reference is false, not an error; bots guard it with `fn.IS_SET`
 * (observed, no source). Strings compare without regard to ASCII case.
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html
 */
export function evaluate(expression: Expression, resolve: Resolve): boolean {
  switch (expression.kind) {
    case 'or':
      return evaluate(expression.left, resolve) || evaluate(expression.right, resolve);
    case 'and':
      return evaluate(expression.left, resolve) && evaluate(expression.right, resolve);
    case 'not':
      return !evaluate(expression.of, resolve);
    case 'isSet':
      return resolve(expression.of) !== undefined;
    case 'contains':
      return valuesOf(resolve(expression.of)).includes(fold(expression.text));
    case 'compare':
      return compare(expression.left, expression.operator, expression.right, resolve);
  }
}

function compare(left: Operand, operator: Operator, right: Constant, resolve: Resolve): boolean {
  const referent = referentOf(left, resolve);
  if (!referent) return false;
  return holds(orderOf(referent, right), operator);
}

function referentOf(operand: Operand, resolve: Resolve): Referent | undefined {
  if (operand.kind !== 'count' && operand.kind !== 'length') return resolve(operand);
  const referent = resolve(operand.of);
  if (!referent) return operand.kind === 'count' ? { text: '0', isNumeric: true } : undefined;
  const size = operand.kind === 'count' ? valuesOf(referent).length : referent.text.length;
  return { text: String(size), isNumeric: true };
}

/** Returns a number below, equal to or above 0; undefined if the two can't be compared. */
function orderOf(referent: Referent, constant: Constant): number | undefined {
  if (referent.isNumeric || !constant.isQuoted) {
    const [left, right] = [numberOf(referent.text), numberOf(constant.text)];
    if (left !== undefined && right !== undefined) return left - right;
    if (referent.isNumeric) return undefined;
  }
  const [left, right] = [secondsOfDuration(referent.text), secondsOfDuration(constant.text)];
  if (left !== undefined && right !== undefined) return left - right;
  // ISO dates and 24-hour times sort chronologically as text.
  return compareText(fold(referent.text), fold(constant.text));
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function holds(order: number | undefined, operator: Operator): boolean {
  if (order === undefined) return false;
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function valuesOf(referent: Referent | undefined): readonly string[] {
  if (!referent) return [];
  return (referent.values ?? [referent.text]).map(fold);
}

function numberOf(text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)\s*%?$/.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

function fold(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
