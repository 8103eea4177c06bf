import type { ListSlotType, RecognisedValue, SlotRecogniser } from '../interpreter.ts';
import { stem } from '../natural.ts';
import { indexWords, type NearestWords } from '../spelling/nearest-words.ts';
import { type Token, tokenise, words } from '../text/tokens.ts';

/** A node of the values' words, by stem; values end where their last word does. */
interface Node {
  readonly next: Map<string, Node>;
  /** Canonical value → the wordings of it that end here. */
  readonly values: Map<string, Set<string>>;
}

const SHORTEST_FORGIVEN = 4;

/**
 * Recognises the values of a list and their synonyms, whatever their case, punctuation and
 * inflection; a value of several words is preferred to the shorter one within it.
 * With `isForgiving`, one typo in a word of four letters or more, unless it is a known word.
 */
export function createListRecogniser(
  type: ListSlotType,
  isKnownWord: (word: string) => boolean,
): SlotRecogniser {
  const root: Node = { next: new Map(), values: new Map() };
  const vocabulary = new Set<string>();
  for (const { value, synonyms } of type.values) {
    for (const wording of [value, ...synonyms]) insert(root, words(wording), value, vocabulary);
  }
  const index = type.toleratesTypos ? indexWords(vocabulary) : undefined;
  const stems = new Set([...vocabulary].map(stem));

  return {
    recognise(text) {
      const tokens = tokenise(text);
      const read = tokens.map(({ text: word }) => readWord(word, stems, index, isKnownWord));
      return findAll(root, tokens, read);
    },
  };
}

function insert(root: Node, wording: readonly string[], value: string, vocabulary: Set<string>) {
  if (wording.length === 0) return;
  let node = root;
  for (const word of wording) {
    vocabulary.add(word);
    const next = node.next.get(stem(word)) ?? { next: new Map(), values: new Map() };
    node.next.set(stem(word), next);
    node = next;
  }
  const wordings = node.values.get(value) ?? new Set();
  node.values.set(value, wordings.add(wording.join(' ')));
}

interface ReadWord {
  readonly stem: string;
  readonly isCorrected: boolean;
}

function readWord(
  word: string,
  stems: ReadonlySet<string>,
  index: NearestWords | undefined,
  isKnownWord: (word: string) => boolean,
): ReadWord {
  const asWritten = { stem: stem(word), isCorrected: false };
  if (index === undefined || stems.has(asWritten.stem)) return asWritten;
  if (word.length < SHORTEST_FORGIVEN || isKnownWord(word)) return asWritten;

  const [meant] = index.nearest(word, 1);
  return meant === undefined ? asWritten : { stem: stem(meant), isCorrected: true };
}

function findAll(
  root: Node,
  tokens: readonly Token[],
  read: readonly ReadWord[],
): RecognisedValue[] {
  const found: RecognisedValue[] = [];
  for (let start = 0; start < tokens.length; ) {
    const longest = findLongest(root, read, start);
    if (longest === undefined) {
      start++;
      continue;
    }
    const surface = tokens.slice(start, longest.end).map((token) => token.text);
    found.push({
      span: { start: tokens[start]!.start, end: tokens[longest.end - 1]!.end },
      resolved: bestFirst(longest.node, surface.join(' ')),
      isExact: !read.slice(start, longest.end).some((word) => word.isCorrected),
    });
    start = longest.end;
  }
  return found;
}

function findLongest(root: Node, read: readonly ReadWord[], start: number) {
  let node: Node | undefined = root;
  let longest: { node: Node; end: number } | undefined;
  for (let position = start; position < read.length; position++) {
    node = node.next.get(read[position]!.stem);
    if (node === undefined) break;
    if (node.values.size > 0) longest = { node, end: position + 1 };
  }
  return longest;
}

/** A value said word by word comes before one that only has the same stems. */
function bestFirst(node: Node, surface: string): string[] {
  const said = [...node.values].filter(([, wordings]) => wordings.has(surface));
  const others = [...node.values].filter(([, wordings]) => !wordings.has(surface));
  return [...said, ...others].map(([value]) => value);
}
