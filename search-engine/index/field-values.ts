import { mapperParsing } from '../errors.ts';
import type { Json } from '../json.ts';
import { parseDate } from './date-format.ts';
import type { FieldDefinition, NumberType } from './field-definition.ts';

/** A text or keyword, a number, a date as milliseconds, a boolean as 1 or 0. */
export type FieldValue = string | number;

const RANGES: Readonly<Partial<Record<NumberType, number>>> = {
  byte: 2 ** 7,
  short: 2 ** 15,
  integer: 2 ** 31,
  long: 2 ** 63,
};

/**
 * Converts a JSON value to a field's type; undefined if the field skips it (a long keyword).
 * Throws mapper_parsing_exception.
 */
export function readValue(field: FieldDefinition, value: Json): FieldValue | undefined {
  if (typeof value === 'object') throw cannotRead(field, value);
  switch (field.type) {
    case 'text':
      return String(value);
    case 'keyword':
      return String(value).length > field.ignoreAbove ? undefined : String(value);
    case 'boolean':
      return readBoolean(field, value);
    case 'date': {
      const millis = parseDate(String(value), field.format);
      if (millis === undefined) throw cannotRead(field, value);
      return millis;
    }
    default:
      return readNumber(field, field.type, value);
  }
}

function readBoolean(field: FieldDefinition, value: Json): number {
  if (value === true || value === 'true') return 1;
  if (value === false || value === 'false' || value === '') return 0;
  throw cannotRead(field, value);
}

function readNumber(field: FieldDefinition, type: NumberType, value: Json): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw cannotRead(field, value);
  const bound = RANGES[type];
  if (bound === undefined) return type === 'float' ? Math.fround(number) : number;
  const whole = Math.trunc(number);
  if (whole < -bound || whole >= bound) throw cannotRead(field, value);
  return whole;
}

function cannotRead(field: FieldDefinition, value: Json): Error {
  return mapperParsing(
    `failed to parse field [${field.path}] of type [${field.type}]: [${JSON.stringify(value)?.slice(0, 100)}]`,
  );
}
