import type { Violation } from '../../errors.ts';

/** Collects violations of the API's bounds, each with the path of its member. */
export class Constraints {
  readonly violations: Violation[] = [];

  add(at: string, constraint: string, value?: string): void {
    this.violations.push({ at, constraint, value });
  }

  /** `isSecret`: the value may be personal, so the error does not repeat it. */
  length(at: string, text: unknown, least: number, most: number, isSecret = false): void {
    if (typeof text !== 'string') {
      this.add(at, 'Member must not be null');
      return;
    }
    const shown = isSecret ? undefined : text;
    if (text.length < least) {
      this.add(at, `Member must have length greater than or equal to ${least}`, shown);
    }
    if (text.length > most) {
      this.add(at, `Member must have length less than or equal to ${most}`, shown);
    }
  }

  pattern(at: string, text: unknown, pattern: RegExp): void {
    if (typeof text !== 'string' || pattern.test(text)) return;
    this.add(at, `Member must satisfy regular expression pattern: ${pattern.source}`, text);
  }

  oneOf(at: string, text: unknown, allowed: readonly string[]): void {
    if (typeof text === 'string' && allowed.includes(text)) return;
    if (text === undefined || text === null) this.add(at, 'Member must not be null');
    else
      this.add(
        at,
        `Member must satisfy enum value set: [${allowed.join(', ')}]`,
        typeof text === 'string' ? text : JSON.stringify(text),
      );
  }

  range(at: string, number: unknown, least: number, most: number): void {
    if (typeof number !== 'number') {
      this.add(at, 'Member must not be null');
      return;
    }
    const shown = String(number);
    if (number < least)
      this.add(at, `Member must have value greater than or equal to ${least}`, shown);
    if (number > most) this.add(at, `Member must have value less than or equal to ${most}`, shown);
  }

  count(at: string, items: readonly unknown[], most: number): void {
    if (items.length <= most) return;
    this.add(at, `Member must have length less than or equal to ${most}`, `${items.length} items`);
  }

  /** Reports whether a value is a list; notes a violation if not. */
  list(at: string, value: unknown): value is readonly unknown[] {
    if (Array.isArray(value)) return true;
    this.add(at, 'Member must be a list');
    return false;
  }

  /** Reports whether a value is an object; notes a violation if not. */
  object(at: string, value: unknown): value is Record<string, unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return true;
    this.add(at, 'Member must be an object');
    return false;
  }
}
