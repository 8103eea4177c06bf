/** A response that breaks the format, with the sentence of Lex's own error. */
export class InvalidHookResponse extends Error {
  constructor(what: string) {
    super(`Invalid Lambda Response: ${what}`);
    this.name = 'InvalidHookResponse';
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads one object of the response. `type` is its name in Lex's deserializer. */
export class ResponseReader {
  readonly #fields: Fields;
  readonly #type: string;
  readonly #json: string;

  constructor(value: unknown, type: string, json: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrongType(value, type, json);
    }
    this.#fields = value as Fields;
    this.#type = type;
    this.#json = json;
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined && this.#fields[name] !== null;
  }

  object(name: string, type: string): ResponseReader | undefined {
    return this.has(name) ? new ResponseReader(this.#fields[name], type, this.#json) : undefined;
  }

  list(name: string, type: string): readonly ResponseReader[] {
    if (!this.has(name)) return [];
    const value = this.#fields[name];
    if (!Array.isArray(value)) throw wrongType(value, 'java.util.ArrayList', this.#json);
    return value.map((item) => new ResponseReader(item, type, this.#json));
  }

  entries(name: string): readonly (readonly [string, unknown])[] {
    if (!this.has(name)) return [];
    const value = this.#fields[name];
    if (typeof value === 'object' && !Array.isArray(value)) return Object.entries(value as object);
    throw wrongType(value, 'java.util.LinkedHashMap', this.#json);
  }

  /** Accepts numbers and booleans as text, as Lex's deserializer does. */
  text(name: string): string | undefined {
    if (!this.has(name)) return undefined;
    return scalarText(this.#fields[name], this.#json);
  }

  required(name: string): string {
    const text = this.text(name);
    if (text === undefined || text === '')
      throw new InvalidHookResponse(`${this.#type} needs "${name}"`);
    return text;
  }

  texts(name: string): string[] {
    const value = this.#fields[name];
    if (!this.has(name)) return [];
    if (!Array.isArray(value)) throw wrongType(value, 'java.util.ArrayList', this.#json);
    return value.map((item) => scalarText(item, this.#json));
  }

  map(name: string): Record<string, string> | undefined {
    if (!this.has(name)) return undefined;
    const entries = this.entries(name).filter(([, value]) => value !== null);
    return Object.fromEntries(entries.map(([key, value]) => [key, scalarText(value, this.#json)]));
  }

  word<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const word = allowed.find((candidate) => candidate === text);
    if (word) return word;
    throw new InvalidHookResponse(
      `Received invalid response from Lambda: Can not deserialize value "${text.slice(0, 60)}" of ${name}: ` +
        `value not one of declared names: [${allowed.join(', ')}]`,
    );
  }

  number(name: string): number | undefined {
    const value = this.#fields[name];
    if (!this.has(name)) return undefined;
    const number = Number(value);
    if (Number.isFinite(number)) return number;
    throw wrongType(value, 'java.lang.Integer', this.#json);
  }
}

function scalarText(value: unknown, json: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw wrongType(value, 'java.lang.String', json);
}

/** Returns the sentence that developers know from Lex, with the place in their response. */
function wrongType(value: unknown, type: string, json: string): InvalidHookResponse {
  const text = JSON.stringify(value) ?? 'null';
  const column = Math.max(json.indexOf(text), 0) + 1;
  const source = `at [Source: ${json.slice(0, 500)}; line: 1, column: ${column}]`;
  const what =
    typeof value === 'string'
      ? `Can not construct instance of ${type}: no String-argument constructor/factory method to deserialize from String value ('${value.slice(0, 100)}') ${source}`
      : `Can not deserialize instance of ${type} out of ${tokenOf(value)} token ${source}`;
  return new InvalidHookResponse(`Received invalid response from Lambda: ${what}`);
}

function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  if (value === null) return 'VALUE_NULL';
  if (typeof value === 'object') return 'START_OBJECT';
  return typeof value === 'number' ? 'VALUE_NUMBER_INT' : 'VALUE_TRUE';
}
