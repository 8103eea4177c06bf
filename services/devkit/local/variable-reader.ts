/** One environment variable, as the documentation has it. */
export interface Variable {
  readonly name: string;
  readonly defaultValue: string;
  readonly meaning: string;
}

/** Reads environment variables, and notes every value that can't be used instead of stopping at the first. */
export class VariableReader {
  readonly problems: string[] = [];
  readonly #environment: NodeJS.ProcessEnv;
  readonly #defaults: ReadonlyMap<string, string>;

  constructor(environment: NodeJS.ProcessEnv, variables: readonly Variable[]) {
    this.#environment = environment;
    this.#defaults = new Map(variables.map(({ name, defaultValue }) => [name, defaultValue]));
  }

  /** Returns the value without spaces around it; the default if it is unset or empty. */
  text(name: string): string {
    return this.#environment[name]?.trim() || (this.#defaults.get(name) ?? '');
  }

  /** Returns the parsed value. Notes a problem if `parse` returns undefined; the value must not be used then. */
  parsed<T>(name: string, expected: string, parse: (value: string) => T | undefined): T {
    const value = parse(this.text(name));
    if (value === undefined) {
      this.problems.push(`${name} must be ${expected} (got "${this.text(name)}").`);
    }
    return value as T;
  }

  port(name: string): number {
    return this.parsed(name, 'a port number, 0 to 65535', portOf);
  }

  /** Returns the origin of a URL without a path; undefined if the variable is empty. */
  url(name: string): string | undefined {
    return this.parsed(name, 'empty or an http(s) URL without a path', originOf) || undefined;
  }

  /** Returns the origin of a backend's URL; undefined for `local`. */
  backend(name: string): string | undefined {
    const parse = (value: string) => (value === 'local' ? '' : originOf(value));
    return this.parsed(name, '"local" or an http(s) URL without a path', parse) || undefined;
  }

  /** Returns the items of a comma-separated list in lower case. */
  list(name: string): readonly string[] {
    const items = this.text(name).split(',');
    return items.map((item) => item.trim().toLowerCase()).filter(Boolean);
  }
}

function portOf(value: string): number | undefined {
  const port = Number(value);
  return /^\d{1,5}$/.test(value) && port <= 65_535 ? port : undefined;
}

function originOf(value: string): string | undefined {
  if (value === '') return '';
  if (!URL.canParse(value)) return undefined;
  const { protocol, pathname, search, hash, origin } = new URL(value);
  const isBare = pathname === '/' && search === '' && hash === '';
  return isBare && (protocol === 'http:' || protocol === 'https:') ? origin : undefined;
}
