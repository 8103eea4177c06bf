import { illegalArgument, notSupported } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { synonyms } from './synonyms.ts';
import type { Analyzer, TokenFilter } from './token.ts';
import {
  asciiFolding,
  ENGLISH_STOP_WORDS,
  lowercase,
  porterStem,
  possessive,
  stop,
} from './token-filters.ts';

/** Filters without parameters. */
const READY: ReadonlyMap<string, TokenFilter> = new Map([
  ['lowercase', lowercase],
  ['asciifolding', asciiFolding],
  ['porter_stem', porterStem],
  ['stemmer', porterStem],
  ['stop', stop(ENGLISH_STOP_WORDS)],
]);

const STEMMERS: ReadonlyMap<string, TokenFilter> = new Map([
  ['english', porterStem],
  ['possessive_english', possessive],
]);

/**
 * Returns the token filter that an analyzer names: one of `settings.analysis.filter`, or a built-in one.
 * `before` is the chain up to it, which also analyzes synonyms. Throws illegal_argument_exception.
 */
export function tokenFilter(name: string, definitions: JsonObject, before: Analyzer): TokenFilter {
  const definition = definitions[name];
  if (definition === undefined) {
    const ready = READY.get(name);
    if (ready) return ready;
    throw illegalArgument(`failed to find token filter under [${name}]`);
  }
  if (!isObject(definition)) throw illegalArgument(`token filter [${name}] must be an object`);
  return defined(name, definition, before);
}

function defined(name: string, definition: JsonObject, before: Analyzer): TokenFilter {
  const { type, ...parameters } = definition;
  switch (type) {
    case 'lowercase':
    case 'asciifolding':
    case 'porter_stem':
      refuse(name, parameters, []);
      return READY.get(type) as TokenFilter;
    case 'stop':
      refuse(name, parameters, ['stopwords', 'ignore_case']);
      return stop(stopWords(parameters.stopwords), parameters.ignore_case === true);
    case 'stemmer':
      refuse(name, parameters, ['language', 'name']);
      return stemmerFor(parameters.language ?? parameters.name ?? 'english');
    case 'synonym':
      refuse(name, parameters, ['synonyms']);
      return synonyms(strings(parameters.synonyms, `${name}.synonyms`), before);
    default:
      throw notSupported(`token filter type [${String(type)}] of [${name}]`);
  }
}

function stemmerFor(language: unknown): TokenFilter {
  const found = STEMMERS.get(String(language));
  if (!found) throw notSupported(`stemmer language [${String(language)}]`);
  return found;
}

/** Reads `_english_`, `_none_` or a list of words. */
export function stopWords(value: unknown): readonly string[] {
  if (value === undefined || value === '_english_') return ENGLISH_STOP_WORDS;
  if (value === '_none_') return [];
  return strings(value, 'stopwords');
}

/** Reads a list of strings. Throws illegal_argument_exception, naming `what`. */
export function strings(value: unknown, what: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.every((item) => typeof item === 'string')) return list;
  throw illegalArgument(`[${what}] must be a list of strings`);
}

/** Throws illegal_argument_exception for an unknown parameter. */
export function refuse(name: string, parameters: JsonObject, known: readonly string[]): void {
  const unknown = Object.keys(parameters).find((key) => !known.includes(key));
  if (unknown) throw illegalArgument(`[${name}] does not support the parameter [${unknown}]`);
}
