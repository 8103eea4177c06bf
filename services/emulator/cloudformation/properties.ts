import { isObject, type TemplateObject, type TemplateValue } from './template/template.ts';

/** A property that is missing or has the wrong form. */
export class PropertyError extends Error {
  override readonly name = 'PropertyError';
}

/**
 * Reads the resolved properties of a resource and remembers which were read, so that what nobody reads can be named
 * instead of being ignored. Numbers and booleans may be written as text, as in CloudFormation.
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

  /** All of them as they are; what is used of it has to be read as well. */
  get values(): TemplateObject {
    return this.#values;
  }

  text(name: string): string {
    return this.#required(name, this.optionalText(name));
  }

  optionalText(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value === 'object') throw wrong(this.#at(name), 'text', value);
    return String(value);
  }

  optionalNumber(name: string): number | undefined {
    const text = this.optionalText(name);
    if (text === undefined) return undefined;
    if (text.trim() === '' || Number.isNaN(Number(text)))
      throw wrong(this.#at(name), 'a number', text);
    return Number(text);
  }

  optionalBoolean(name: string): boolean | undefined {
    const text = this.optionalText(name);
    if (text === undefined) return undefined;
    if (text !== 'true' && text !== 'false') throw wrong(this.#at(name), 'true or false', text);
    return text === 'true';
  }

  texts(name: string): readonly string[] {
    return this.list(name).map((item) => {
      if (typeof item === 'object') throw wrong(this.#at(name), 'a list of texts', item);
      return String(item);
    });
  }

  /** The items; none where the property is absent. */
  list(name: string): readonly TemplateValue[] {
    const value = this.value(name) ?? [];
    if (Array.isArray(value)) return value;
    throw wrong(this.#at(name), 'a list', value);
  }

  /** A list of maps, each with its own reader. */
  items(name: string): readonly Properties[] {
    return this.list(name).map((item, index) => {
      if (!isObject(item)) throw wrong(this.#at(name), 'a list of maps', item);
      return this.#reader(item, `${name}[${index}].`);
    });
  }

  /** A map, read property by property. */
  map(name: string): Properties {
    return this.#required(name, this.optionalMap(name));
  }

  optionalMap(name: string): Properties | undefined {
    const value = this.#optionalObject(name);
    return value ? this.#reader(value, `${name}.`) : undefined;
  }

  /** A map that is handed on as it is, a policy for example. */
  document(name: string): TemplateObject {
    return this.#required(name, this.#optionalObject(name));
  }

  value(name: string): TemplateValue | undefined {
    this.#read.add(name);
    return this.#values[name] ?? undefined;
  }

  /** Paths of the properties that nothing has read: `Targets[0].RetryPolicy`. */
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
    throw wrong(this.#at(name), 'a map', value);
  }

  #at(name: string): string {
    return `${this.#path}${name}`;
  }

  #required<T>(name: string, value: T | undefined): T {
    if (value !== undefined) return value;
    throw new PropertyError(`${this.#at(name)} is missing`);
  }
}

function wrong(name: string, wanted: string, got: TemplateValue): PropertyError {
  return new PropertyError(`${name} must be ${wanted} (got ${JSON.stringify(got)})`);
}
