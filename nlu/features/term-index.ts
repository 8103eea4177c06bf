import { PairTable } from './pair-table.ts';
import { Block, TERM_KINDS } from './term.ts';

/** The second stem of terms that have only one, or are a part of a word. */
const ALONE = '';
const KINDS = TERM_KINDS.length;

/**
 * Numbers terms without joining strings: each stem, part and slot type is an atom with a number,
 * and a term is a block with one or two atoms. Unknown atoms and terms have negative numbers.
 */
export class TermIndex {
  readonly #atoms = new Map<string, number>([[ALONE, 0]]);
  readonly #texts: string[] = [ALONE];
  readonly #table = new PairTable();

  get size(): number {
    return this.#table.size;
  }

  /** Returns the number of a stem, part or slot type; undefined if no term has it. */
  findAtom(text: string): number | undefined {
    return this.#atoms.get(text);
  }

  addAtom(text: string): number {
    const known = this.#atoms.get(text);
    if (known !== undefined) return known;
    this.#atoms.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  /** Returns the number of a term of known or unknown atoms; -1 if it is not in the index. */
  find(block: number, first: number, second = 0): number {
    if (first < 0 || second < 0) return -1;
    if (second < first && isUnordered(block)) {
      return this.#table.find(second * KINDS + block, first);
    }
    return this.#table.find(first * KINDS + block, second);
  }

  add(block: number, first: number, second = 0): number {
    if (second < first && isUnordered(block)) return this.#table.add(second * KINDS + block, first);
    return this.#table.add(first * KINDS + block, second);
  }

  blockOf(term: number): number {
    return this.#table.first(term) % KINDS;
  }

  /** Returns a term as text, `w:reset my`; the stems of unordered pairs are sorted. */
  textOf(term: number): string {
    const first = this.#texts[Math.floor(this.#table.first(term) / KINDS)]!;
    const second = this.#texts[this.#table.second(term)]!;
    const block = this.blockOf(term);
    const stems = second === ALONE ? [first] : [first, second];
    return TERM_KINDS[block]! + (isUnordered(block) ? stems.sort() : stems).join(' ');
  }

  /** Adds a term in the form that `textOf` returns; returns its number. */
  addText(text: string): number {
    const block = TERM_KINDS.findIndex((kind) => text.startsWith(kind));
    const rest = text.slice(TERM_KINDS[0].length);
    const space = block === Block.parts ? -1 : rest.indexOf(' ');
    if (space === -1) return this.add(block, this.addAtom(rest));
    return this.add(block, this.addAtom(rest.slice(0, space)), this.addAtom(rest.slice(space + 1)));
  }
}

function isUnordered(block: number): boolean {
  return block === Block.pairs || block === Block.contentPairs;
}
