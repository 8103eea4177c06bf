import type { Problem } from './problems.ts';

/**
 * Reads one JSON object of a bot definition in any of its dialects: each member is looked up by its API name, the
 * spellings of the export, and both with CloudFormation's capital first letter. Notes problems and continues.
 */
export class JsonReader {
  readonly value: unknown;
  readonly file: string;
  readonly path: string;
  readonly #problems: Problem[];

  constructor(value: unknown, file: string, path: string, problems: Problem[]) {
    this.value = value;
    this.file = file;
    this.path = path;
    this.#problems = problems;
  }

  problem(message: string): void {
    this.#problems.push({ file: this.file, path: this.path, message });
  }

  /** Returns the first of the names that is present and not null. */
  find(...names: readonly string[]): JsonReader | undefined {
    if (!isObject(this.value)) return undefined;
    for (const name of names.flatMap(spellings)) {
      const value = Object.hasOwn(this.value, name) ? this.value[name] : undefined;
      if (value !== undefined && value !== null) return this.#child(value, dotted(this.path, name));
    }
    return undefined;
  }

  object(...names: readonly string[]): JsonReader | undefined {
    const found = this.find(...names);
    if (!found || isObject(found.value)) return found;
    found.problem(`expected an object, got ${kindOf(found.value)}`);
    return undefined;
  }

  list(...names: readonly string[]): readonly JsonReader[] {
    const found = this.find(...names);
    if (!found) return [];
    if (Array.isArray(found.value)) {
      return found.value.map((item, index) => this.#child(item, `${found.path}[${index}]`));
    }
    found.problem(`expected a list, got ${kindOf(found.value)}`);
    return [];
  }

  /** Returns the members of a map, null values included. */
  entries(...names: readonly string[]): readonly (readonly [string, JsonReader])[] {
    const found = this.object(...names);
    if (!found) return [];
    return Object.entries(found.value as object).map(
      ([key, value]) => [key, this.#child(value, dotted(found.path, key))] as const,
    );
  }

  /** Returns every member of the object or list that is an object or a list. */
  children(): readonly JsonReader[] {
    if (Array.isArray(this.value)) {
      return this.value.map((item, index) => this.#child(item, `${this.path}[${index}]`));
    }
    if (!isObject(this.value)) return [];
    return Object.entries(this.value)
      .filter(([, value]) => typeof value === 'object' && value !== null)
      .map(([key, value]) => this.#child(value, dotted(this.path, key)));
  }

  text(...names: readonly string[]): string | undefined {
    const found = this.find(...names);
    if (!found) return undefined;
    if (typeof found.value === 'string') return found.value;
    if (typeof found.value === 'number') return String(found.value);
    found.problem(`expected a string, got ${kindOf(found.value)}`);
    return undefined;
  }

  requiredText(...names: readonly string[]): string {
    const text = this.text(...names);
    if (!text) this.problem(`"${names[0]}" is missing`);
    return text ?? '';
  }

  number(...names: readonly string[]): number | undefined {
    const found = this.find(...names);
    if (!found) return undefined;
    const number =
      typeof found.value === 'string' ? Number(found.value || Number.NaN) : found.value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    found.problem(`expected a number, got ${kindOf(found.value)}`);
    return undefined;
  }

  boolean(...names: readonly string[]): boolean | undefined {
    const found = this.find(...names);
    if (!found) return undefined;
    if (found.value === true || found.value === 'true') return true;
    if (found.value === false || found.value === 'false') return false;
    found.problem(`expected true or false, got ${kindOf(found.value)}`);
    return undefined;
  }

  /** Returns one of the allowed words, in any case and with or without `_`: TOP_RESOLUTION is TopResolution. */
  word<T extends string>(allowed: readonly T[], ...names: readonly string[]): T | undefined {
    const text = this.text(...names);
    if (text === undefined) return undefined;
    const word = allowed.find((candidate) => plain(candidate) === plain(text));
    if (!word) this.find(...names)?.problem(`"${text}" is none of ${allowed.join(', ')}`);
    return word;
  }

  #child(value: unknown, path: string): JsonReader {
    return new JsonReader(value, this.file, path, this.#problems);
  }
}

function spellings(name: string): readonly string[] {
  return [name, name.charAt(0).toUpperCase() + name.slice(1)];
}

function dotted(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function plain(word: string): string {
  return word.replaceAll('_', '').toLowerCase();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `${typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}
