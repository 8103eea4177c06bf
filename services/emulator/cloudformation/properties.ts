import { isObject, type TemplateObject, type TemplateValue } from './template/template.ts';

/** Thrown for a property that is missing or has the wrong type. */
export class PropertyError extends Error {
  override readonly name = 'PropertyError';
}

/**
 * Reads the resolved properties of a resource and records which were read, so that unread ones can be reported instead
 * of ignored. Numbers and booleans may be written as text, as in CloudFormation.
 */
export class Properties {
  readonly #values: TemplateObject;
  readonly #path: string;
  readonly #read = new Set<string>();
  readonly #nested: Properties[] = [];

  constructor(values: TemplateObject, path = '') {
    this.#values = values;
    this.#path = path;
  }

  /** The raw properties. A caller must also read those it uses, or `unread` reports them. */
  get values(): TemplateObject {
    return this.#values;
  }

  text(name: string): string {
    return this.#required(name, this.optionalText(name));
  }

  optionalText(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value === 'object') throw wrongType(this.#at(name), 'text', value);
    return String(value);
  }

  optionalNumber(name: string): number | undefined {
    const text = this.optionalText(name);
    if (text === undefined) return undefined;
    if (text.trim() === '' || Number.isNaN(Number(text)))
      throw wrongType(this.#at(name), 'a number', text);
    return Number(text);
  }

  optionalBoolean(name: string): boolean | undefined {
    const text = this.optionalText(name);
    if (text === undefined) return undefined;
    if (text !== 'true' && text !== 'false') throw wrongType(this.#at(name), 'true or false', text);
    return text === 'true';
  }

  texts(name: string): readonly string[] {
    return this.list(name).map((item) => {
      if (typeof item === 'object') throw wrongType(this.#at(name), 'a list of texts', item);
      return String(item);
    });
  }

  /** Returns the items of a list, none if the property is absent. */
  list(name: string): readonly TemplateValue[] {
    const value = this.value(name) ?? [];
    if (Array.isArray(value)) return value;
    throw wrongType(this.#at(name), 'a list', value);
  }

  /** Returns a reader for each map of a list. */
  items(name: string): readonly Properties[] {
    return this.list(name).map((item, index) => {
      if (!isObject(item)) throw wrongType(this.#at(name), 'a list of maps', item);
      return this.#reader(item, `${name}[${index}].`);
    });
  }

  /** Returns a reader for a map. */
  map(name: string): Properties {
    return this.#required(name, this.optionalMap(name));
  }

  optionalMap(name: string): Properties | undefined {
    const value = this.#optionalObject(name);
    return value ? this.#reader(value, `${name}.`) : undefined;
  }

  /** Returns a map that is passed on unread, for example a policy. */
  document(name: string): TemplateObject {
    return this.#required(name, this.#optionalObject(name));
  }

  value(name: string): TemplateValue | undefined {
    this.#read.add(name);
    return this.#values[name] ?? undefined;
  }

  /** Returns the paths of properties that were never read: `Targets[0].RetryPolicy`. */
  unread(): readonly string[] {
    const own = Object.keys(this.#values).filter((name) => !this.#read.has(name));
    return [
      ...own.map((name) => this.#at(name)),
      ...this.#nested.flatMap((nested) => nested.unread()),
    ];
  }

  #reader(value: TemplateObject, path: string): Properties {
    const nested = new Properties(value, this.#at(path));
    this.#nested.push(nested);
    return nested;
  }

  #optionalObject(name: string): TemplateObject | undefined {
    const value = this.value(name);
    if (value === undefined || isObject(value)) return value;
    throw wrongType(this.#at(name), 'a map', value);
  }

  #at(name: string): string {
    return `${this.#path}${name}`;
  }

  #required<T>(name: string, value: T | undefined): T {
    if (value !== undefined) return value;
    throw new PropertyError(`${this.#at(name)} is missing`);
  }
}

function wrongType(name: string, expected: string, got: TemplateValue): PropertyError {
  return new PropertyError(`${name} must be ${expected} (got ${JSON.stringify(got)})`);
}
