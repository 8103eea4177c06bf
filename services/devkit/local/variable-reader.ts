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

  /** Returns the parsed value. Notes what `parse` throws, which goes on after the name of the variable. */
  checked<T>(name: string, parse: (value: string) => T): T {
    try {
      return parse(this.text(name));
    } catch (error) {
      this.problems.push(`${name} ${(error as Error).message}`);
      return undefined as T;
    }
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

  /** Returns the host names of a comma-separated list in lower case. */
  hosts(name: string): readonly string[] {
    const expected = 'empty or host names without a port, separated by commas';
    return this.#list(name, expected, hostOf);
  }

  /** Returns the origins of a comma-separated list, as browsers write them. */
  origins(name: string): readonly string[] {
    const expected = 'empty or origins such as https://www.example.edu, separated by commas';
    return this.#list(name, expected, (item) => originOf(item) || undefined);
  }

  /** Returns a key and its secret; undefined if both are empty. Notes a problem if only one is set. */
  credentials(keyName: string, secretName: string): Credentials | undefined {
    const accessKeyId = this.parsed(keyName, 'empty or letters, digits and ._-', keyOf);
    const secretAccessKey = this.parsed(
      secretName,
      'empty or a secret other than "test"',
      secretOf,
    );
    if (!accessKeyId && !secretAccessKey) return undefined;
    if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
    this.problems.push(`${keyName} and ${secretName} must be set together.`);
    return undefined;
  }

  #list(
    name: string,
    expected: string,
    parse: (item: string) => string | undefined,
  ): readonly string[] {
    return this.parsed(name, expected, (text) => {
      const items = text.split(',').map((item) => item.trim());
      const parsed = items.filter(Boolean).map(parse);
      return parsed.includes(undefined) ? undefined : (parsed as string[]);
    });
  }
}

/** A key with its secret. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

function hostOf(item: string): string | undefined {
  return /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])$/i.test(item) ? item.toLowerCase() : undefined;
}

/** As in the scope of a signature, or as the user of Basic, it may have neither a slash nor a colon. */
function keyOf(value: string): string | undefined {
  return /^[\w.-]{0,128}$/.test(value) ? value : undefined;
}

function secretOf(value: string): string | undefined {
  return value === 'test' ? undefined : value;
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
