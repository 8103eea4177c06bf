/** A JSON schema (draft 2020-12), or another object of an OpenAPI document, as data. */
export type Schema = Readonly<Record<string, unknown>>;

export const TEXT: Schema = { type: 'string' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
export const TIME: Schema = { type: 'string', format: 'date-time' };

/** Returns a reference to a schema of the document. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Returns the schema of a list. */
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** Returns the schema of an object that has the required members, may have the others, and no more. */
export function object(required: Readonly<Record<string, Schema>>, optional: Schema = {}): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}
