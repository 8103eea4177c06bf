import type { Analyzers } from '../analysis/analyzers.ts';
import type { Analyzer } from '../analysis/token.ts';
import { mapperParsing } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { DEFAULT_DATE_FORMAT, isDateFormat } from './date-format.ts';

export const NUMBER_TYPES = ['integer', 'long', 'short', 'byte', 'float', 'double'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

interface Common {
  readonly path: string;
  /** False if the field cannot be searched (`index: false`). */
  readonly indexed: boolean;
  /** The definition as received. */
  readonly json: JsonObject;
  /** For a multi-field: the path of the field whose value it shares. */
  readonly parent?: string;
}

export interface TextField extends Common {
  readonly type: 'text';
  readonly analyzer: Analyzer;
  readonly searchAnalyzer: Analyzer;
}
export interface KeywordField extends Common {
  readonly type: 'keyword';
  readonly ignoreAbove: number;
}
export interface NumberField extends Common {
  readonly type: NumberType;
}
export interface DateField extends Common {
  readonly type: 'date';
  readonly format: string;
}
export interface BooleanField extends Common {
  readonly type: 'boolean';
}
export type FieldDefinition = TextField | KeywordField | NumberField | DateField | BooleanField;

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  text: ['analyzer', 'search_analyzer'],
  keyword: ['ignore_above'],
  date: ['format'],
};

/** Parses the definition of one field. Throws mapper_parsing_exception for an unknown type or parameter. */
export function parseField(path: string, json: JsonObject, analyzers: Analyzers): FieldDefinition {
  const { type, ...parameters } = json;
  const common: Common = { path, json, indexed: parameters.index !== false };
  refuseParameters(path, String(type), parameters);
  switch (type) {
    case 'text':
      return { ...common, type, ...readAnalyzers(parameters, analyzers) };
    case 'keyword':
      return { ...common, type, ignoreAbove: readIgnoreAbove(path, parameters.ignore_above) };
    case 'date':
      return { ...common, type, format: readDateFormat(path, parameters.format) };
    case 'boolean':
      return { ...common, type };
    default:
      if (isNumberType(type)) return { ...common, type };
      throw mapperParsing(`No handler for type [${String(type)}] declared on field [${path}]`);
  }
}

/** Whether it is a numeric type. */
export const isNumberType = (type: unknown): type is NumberType =>
  NUMBER_TYPES.some((known) => known === type);

function refuseParameters(path: string, type: string, parameters: JsonObject): void {
  const known = ['index', ...(PARAMETERS[type] ?? [])];
  const unknown = Object.keys(parameters).find((key) => !known.includes(key));
  if (unknown)
    throw mapperParsing(`unknown parameter [${unknown}] on mapper [${path}] of type [${type}]`);
}

function readAnalyzers(
  parameters: JsonObject,
  analyzers: Analyzers,
): Pick<TextField, 'analyzer' | 'searchAnalyzer'> {
  const analyzer = String(parameters.analyzer ?? 'standard');
  return {
    analyzer: analyzers.get(analyzer),
    searchAnalyzer: analyzers.get(String(parameters.search_analyzer ?? analyzer)),
  };
}

function readIgnoreAbove(path: string, value: unknown): number {
  if (value === undefined) return Number.MAX_SAFE_INTEGER;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw mapperParsing(`[ignore_above] of [${path}] must be a whole number`);
}

function readDateFormat(path: string, value: unknown): string {
  const format = String(value ?? DEFAULT_DATE_FORMAT);
  if (isDateFormat(format)) return format;
  throw mapperParsing(`Invalid format [${format}] of [${path}]`);
}
