import { illegalArgument, mapperParsing, notSupported } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { refuse, stopWords, strings, tokenFilter } from './filter-definitions.ts';
import { type Analyzer, analyzerOf, type TokenFilter } from './token.ts';
import { ENGLISH_STOP_WORDS, lowercase, porterStem, possessive, stop } from './token-filters.ts';
import {
  keywordTokenizer,
  standardTokenizer,
  TOKENIZERS,
  whitespaceTokenizer,
} from './tokenizers.ts';

function english(words: Iterable<string>): Analyzer {
  return analyzerOf(standardTokenizer, [possessive, lowercase, stop(words), porterStem]);
}

const BUILT_IN: ReadonlyMap<string, Analyzer> = new Map([
  ['standard', analyzerOf(standardTokenizer, [lowercase])],
  ['english', english(ENGLISH_STOP_WORDS)],
  ['whitespace', analyzerOf(whitespaceTokenizer, [])],
  ['keyword', analyzerOf(keywordTokenizer, [])],
]);

/** The analyzers of an index, by name. */
export interface Analyzers {
  /** Throws mapper_parsing_exception if there is no such analyzer. */
  get(name: string): Analyzer;
}

/** Builds the analyzers of `settings.index.analysis`. Throws illegal_argument_exception, or 501 if a part is not supported. */
export function buildAnalyzers(analysis: JsonObject = {}): Analyzers {
  const { analyzer, filter, ...rest } = analysis;
  const unknown = Object.keys(rest)[0];
  if (unknown) throw notSupported(`index.analysis.${unknown}`);
  const filters = isObject(filter) ? filter : {};
  const built = new Map(BUILT_IN);
  for (const [name, definition] of Object.entries(isObject(analyzer) ? analyzer : {})) {
    if (!isObject(definition)) throw illegalArgument(`analyzer [${name}] must be an object`);
    built.set(name, defined(name, definition, filters));
  }
  return {
    get(name) {
      const found = built.get(name);
      if (!found) throw mapperParsing(`analyzer [${name}] has not been configured in mappings`);
      return found;
    },
  };
}

function defined(name: string, definition: JsonObject, filters: JsonObject): Analyzer {
  const { type = 'custom', ...parameters } = definition;
  if (type === 'custom') return custom(name, parameters, filters);
  if (type === 'standard') {
    refuse(name, parameters, ['stopwords']);
    const words = parameters.stopwords === undefined ? [] : stopWords(parameters.stopwords);
    return analyzerOf(standardTokenizer, [lowercase, stop(words)]);
  }
  if (type === 'english') {
    refuse(name, parameters, ['stopwords']);
    return english(stopWords(parameters.stopwords));
  }
  throw notSupported(`analyzer type [${String(type)}] of [${name}]`);
}

function custom(name: string, parameters: JsonObject, definitions: JsonObject): Analyzer {
  refuse(name, parameters, ['tokenizer', 'filter']);
  const tokenizer = TOKENIZERS.get(String(parameters.tokenizer));
  if (!tokenizer) throw notSupported(`tokenizer [${String(parameters.tokenizer)}] of [${name}]`);
  const filters: TokenFilter[] = [];
  for (const filter of strings(parameters.filter ?? [], `${name}.filter`)) {
    filters.push(tokenFilter(filter, definitions, analyzerOf(tokenizer, [...filters])));
  }
  return analyzerOf(tokenizer, filters);
}
