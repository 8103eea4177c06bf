import type { ListSlotType, RecognisedValue, SlotRecogniser } from '../interpreter.ts';
import { stem } from '../natural.ts';
import { WordIndex } from '../spelling/word-index.ts';
import { type Token, tokenise, words } from '../text/tokens.ts';

/** A node in a trie of stems; a value ends at the node of its last word. */
interface Node {
  readonly next: Map<string, Node>;
  /** Canonical value → its synonyms that end here. */
  readonly values: Map<string, Set<string>>;
}

interface StemmedToken {
  readonly stem: string;
  readonly isCorrected: boolean;
}

const MIN_TYPO_LENGTH = 4;

/**
 * Recognises the values of a list type and their synonyms, ignoring case, punctuation and
 * inflection; the longest match wins. If the type tolerates typos, one typo is accepted in words of
 * four letters or more that are not known words.
 */
export class ListRecogniser implements SlotRecogniser {
  readonly #root: Node = { next: new Map(), values: new Map() };
  readonly #stems: ReadonlySet<string>;
  readonly #typoIndex: WordIndex | undefined;
  readonly #isKnownWord: (word: string) => boolean;

  constructor(type: ListSlotType, isKnownWord: (word: string) => boolean) {
    const vocabulary = new Set<string>();
    for (const { value, synonyms } of type.values) {
      for (const text of [value, ...synonyms]) insert(this.#root, words(text), value, vocabulary);
    }
    this.#stems = new Set([...vocabulary].map(stem));
    this.#typoIndex = type.toleratesTypos ? new WordIndex(vocabulary) : undefined;
    this.#isKnownWord = isKnownWord;
  }

  recognise(text: string): RecognisedValue[] {
    const tokens = tokenise(text);
    return findAll(
      this.#root,
      tokens,
      tokens.map((token) => this.#stem(token.text)),
    );
  }

  #stem(word: string): StemmedToken {
    const asWritten = { stem: stem(word), isCorrected: false };
    if (this.#typoIndex === undefined || this.#stems.has(asWritten.stem)) return asWritten;
    if (word.length < MIN_TYPO_LENGTH || this.#isKnownWord(word)) return asWritten;

    const [meant] = this.#typoIndex.nearest(word, 1);
    return meant === undefined ? asWritten : { stem: stem(meant), isCorrected: true };
  }
}

function insert(root: Node, synonym: readonly string[], value: string, vocabulary: Set<string>) {
  if (synonym.length === 0) return;
  let node = root;
  for (const word of synonym) {
    vocabulary.add(word);
    const next = node.next.get(stem(word)) ?? { next: new Map(), values: new Map() };
    node.next.set(stem(word), next);
    node = next;
  }
  const synonyms = node.values.get(value) ?? new Set();
  node.values.set(value, synonyms.add(synonym.join(' ')));
}

function findAll(
  root: Node,
  tokens: readonly Token[],
  stemmed: readonly StemmedToken[],
): RecognisedValue[] {
  const found: RecognisedValue[] = [];
  for (let start = 0; start < tokens.length; ) {
    const longest = findLongest(root, stemmed, start);
    if (longest === undefined) {
      start++;
      continue;
    }
    const surface = tokens.slice(start, longest.end).map((token) => token.text);
    found.push({
      span: { start: tokens[start]!.start, end: tokens[longest.end - 1]!.end },
      resolved: exactFirst(longest.node, surface.join(' ')),
      isExact: !stemmed.slice(start, longest.end).some((token) => token.isCorrected),
    });
    start = longest.end;
  }
  return found;
}

function findLongest(root: Node, stemmed: readonly StemmedToken[], start: number) {
  let node: Node | undefined = root;
  let longest: { node: Node; end: number } | undefined;
  for (let position = start; position < stemmed.length; position++) {
    node = node.next.get(stemmed[position]!.stem);
    if (node === undefined) break;
    if (node.values.size > 0) longest = { node, end: position + 1 };
  }
  return longest;
}

/** Values that match word for word come before those that only have the same stems. */
function exactFirst(node: Node, surface: string): string[] {
  const exact = [...node.values].filter(([, synonyms]) => synonyms.has(surface));
  const others = [...node.values].filter(([, synonyms]) => !synonyms.has(surface));
  return [...exact, ...others].map(([value]) => value);
}
