/** More tokens than this are cut off: the model was trained on no longer texts. */
const MAX_TOKENS = 256;
/** No text that is encoded needs more characters for its tokens. */
const MAX_CHARACTERS = 8_000;
/** Longer words are unknown ones, as in BERT's own code. */
const MAX_WORD = 100;

const UNKNOWN = '[UNK]';
const FIRST = '[CLS]';
const LAST = '[SEP]';

/** The blocks of ideographs that BERT takes for words of one character. */
const IDEOGRAPH =
  /[\u4E00-\u9FFF\u3400-\u4DBF\uF900-\uFAFF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B81F}\u{2B920}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/gu;
/** Punctuation is a word of its own, and so are all characters of ASCII that are neither letters nor digits. */
const WORD_OR_MARK = /[!-/:-@[-`{-~\p{P}]|[^\s!-/:-@[-`{-~\p{P}]+/gu;

/**
 * Splits text into the word pieces of BERT's uncased vocabulary
 * (https://github.com/google-research/bert/blob/master/tokenization.py).
 */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #first: number;
  readonly #last: number;
  readonly #unknown: number;

  /** @param vocabulary One piece per line, in the order of their ids. Throws if it lacks one of the marks. */
  constructor(vocabulary: string) {
    const pieces = vocabulary.split('\n').map((piece) => piece.replace(/\r$/, ''));
    this.#ids = new Map(
      pieces.flatMap((piece, id) => (piece === '' ? [] : [[piece, id] as const])),
    );
    this.#first = this.#idOf(FIRST);
    this.#last = this.#idOf(LAST);
    this.#unknown = this.#idOf(UNKNOWN);
  }

  /** Returns the ids of a text's pieces between the marks of its beginning and end, at most 256 together. */
  idsOf(text: string): number[] {
    const ids = [this.#first];
    for (const [word] of plain(text).matchAll(WORD_OR_MARK)) {
      ids.push(...this.#piecesOf(word));
      if (ids.length >= MAX_TOKENS) break;
    }
    return [...ids.slice(0, MAX_TOKENS - 1), this.#last];
  }

  /** Takes the longest piece again and again; a word of which a part is no piece is unknown as a whole. */
  #piecesOf(word: string): readonly number[] {
    const characters = Array.from(word);
    if (characters.length > MAX_WORD) return [this.#unknown];
    const ids: number[] = [];
    for (let start = 0; start < characters.length; ) {
      const piece = this.#longestAt(characters, start);
      if (!piece) return [this.#unknown];
      ids.push(piece.id);
      start = piece.end;
    }
    return ids;
  }

  #longestAt(characters: readonly string[], start: number) {
    const mark = start === 0 ? '' : '##';
    for (let end = characters.length; end > start; end -= 1) {
      const id = this.#ids.get(mark + characters.slice(start, end).join(''));
      if (id !== undefined) return { id, end };
    }
    return undefined;
  }

  #idOf(mark: string): number {
    const id = this.#ids.get(mark);
    if (id === undefined) throw new Error(`the vocabulary lacks ${mark}`);
    return id;
  }
}

/** Lower case without accents and control characters. Letter by letter: a sigma at the end of a word is one like others. */
function plain(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\p{C}\uFFFD]/gu, '')
    .replace(IDEOGRAPH, ' $& ')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\p{Lu}|\p{Lt}/gu, (letter) => letter.toLowerCase());
}
