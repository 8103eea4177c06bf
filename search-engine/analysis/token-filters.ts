import { stemmer } from 'stemmer';
import type { Token, TokenFilter } from './token.ts';

/** Lucene's `EnglishAnalyzer.ENGLISH_STOP_WORDS_SET`. */
export const ENGLISH_STOP_WORDS: readonly string[] = (
  'a an and are as at be but by for if in into is it no not of on or such ' +
  'that the their then there these they this to was will with'
).split(' ');

/** Letters that Unicode does not decompose but Lucene's ASCIIFoldingFilter folds. */
const FOLDED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ẞ: 'SS',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ø: 'o',
    Ø: 'O',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    ħ: 'h',
    Ħ: 'H',
    ı: 'i',
    ł: 'l',
    Ł: 'L',
    ŋ: 'n',
    Ŋ: 'N',
    þ: 'th',
    Þ: 'TH',
    ŧ: 't',
    Ŧ: 'T',
    '‘': "'",
    '’': "'",
    '“': '"',
    '”': '"',
    '–': '-',
    '—': '-',
  }),
);

function mapTerms(change: (term: string) => string): TokenFilter {
  const filter = (tokens: Token[]): Token[] => {
    const changed: Token[] = [];
    for (const token of tokens) {
      const term = change(token.term);
      if (term !== '') changed.push(term === token.term ? token : { ...token, term });
    }
    return changed;
  };
  return Object.assign(filter, { isPerToken: true });
}

/** Lowercases by Unicode's rules, independent of locale. */
export const lowercase: TokenFilter = mapTerms((term) => term.toLowerCase());

/** Removes stop words; positions keep the gaps, as in Lucene. */
export function stop(words: Iterable<string>, ignoreCase = false): TokenFilter {
  const stopped = new Set(ignoreCase ? Array.from(words, (word) => word.toLowerCase()) : words);
  const filter = (tokens: Token[]): Token[] =>
    tokens.filter(({ term }) => !stopped.has(ignoreCase ? term.toLowerCase() : term));
  return Object.assign(filter, { isPerToken: true });
}

/** The Porter stemmer: OpenSearch's `english` and `porter_stem`. */
export const porterStem: TokenFilter = mapTerms((term) =>
  /^[a-z']+$/.test(term) ? stemmer(term) : term,
);

/** Removes a trailing `'s`: OpenSearch's `possessive_english`. */
export const possessive: TokenFilter = mapTerms((term) =>
  term.replace(/['\u2019\uff07][sS]$/u, ''),
);

/** Folds letters to ASCII: `é` → `e`. */
export const asciiFolding: TokenFilter = mapTerms((term) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is intended
  /^[\u0000-\u007f]*$/.test(term)
    ? term
    : term
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[^\u0020-\u007e]/gu, (letter) => FOLDED.get(letter) ?? letter),
);
