import { PairTable } from './pair-table.ts';
import { Block, TERM_KINDS } from './term.ts';

/** No second stem: the term is one stem, or a part of a word. */
const ALONE = '';
const KINDS = TERM_KINDS.length;

/**
 * Numbers terms without joining strings: stems, parts and slot types have numbers of their own,
 * and a term is a kind with one or two of them. What is unknown has a negative number.
 */
export class TermIndex {
  private readonly atoms = new Map<string, number>([[ALONE, 0]]);
  private readonly texts: string[] = [ALONE];
  private readonly table = new PairTable();

  get size(): number {
    return this.table.size;
  }

  /** The number of a stem, part or slot type; undefined where no term has it. */
  findAtom(text: string): number | undefined {
    return this.atoms.get(text);
  }

  addAtom(text: string): number {
    const known = this.atoms.get(text);
    if (known !== undefined) return known;
    this.atoms.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** The number of a term of known or unknown atoms; -1 where it is not in the index. */
  find(block: number, first: number, second = 0): number {
    if (first < 0 || second < 0) return -1;
    if (second < first && isUnordered(block)) return this.table.find(second * KINDS + block, first);
    return this.table.find(first * KINDS + block, second);
  }

  add(block: number, first: number, second = 0): number {
    if (second < first && isUnordered(block)) return this.table.add(second * KINDS + block, first);
    return this.table.add(first * KINDS + block, second);
  }

  blockOf(term: number): number {
    return this.table.first(term) % KINDS;
  }

  /** A term as text: `w:reset my`; the stems of pairs in the order of the alphabet. */
  textOf(term: number): string {
    const first = this.texts[Math.floor(this.table.first(term) / KINDS)]!;
    const second = this.texts[this.table.second(term)]!;
    const block = this.blockOf(term);
    const stems = second === ALONE ? [first] : [first, second];
    return TERM_KINDS[block]! + (isUnordered(block) ? stems.sort() : stems).join(' ');
  }

  /** Adds a term that `textOf` wrote. */
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
