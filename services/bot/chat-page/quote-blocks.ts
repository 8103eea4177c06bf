/** An item of a quoted list, with the lines below it. */
export interface QuoteItem {
  /** Of a step; undefined in a list without numbers. */
  readonly number?: number;
  readonly lines: readonly string[];
}

/** A part of a quote: a paragraph, or the items of a list. */
export type QuoteBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'steps' | 'items'; readonly items: readonly QuoteItem[] };

const STEP = /^(\d{1,3})\. +(\S.*)$/;
const ITEM = /^• +(\S.*)$/;
/** An item of a list within a list. */
const INNER = /^(?:[a-z]\.|–) +\S/;

interface OpenItem extends QuoteItem {
  readonly lines: string[];
}

type OpenBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'steps' | 'items'; readonly items: OpenItem[] };

/** Reads the lines of a quote, in which `1. ` begins a step and `• ` an item, so that they can be shown as lists. */
export function quoteBlocks(quote: string): QuoteBlock[] {
  const blocks: OpenBlock[] = [];
  for (const line of quote.split('\n')) {
    const step = STEP.exec(line);
    const item = step ? undefined : ITEM.exec(line);
    if (step) addItem(blocks, 'steps', { number: Number(step[1]), lines: [step[2] ?? ''] });
    else if (item) addItem(blocks, 'items', { lines: [item[1] ?? ''] });
    else if (!INNER.test(line) || !addLine(blocks.at(-1), line))
      blocks.push({ kind: 'paragraph', text: line });
  }
  return blocks.filter((block) => block.kind !== 'paragraph' || block.text.trim() !== '');
}

function addItem(blocks: OpenBlock[], kind: 'steps' | 'items', item: OpenItem): void {
  const last = blocks.at(-1);
  if (last && last.kind !== 'paragraph' && last.kind === kind) last.items.push(item);
  else blocks.push({ kind, items: [item] });
}

/** Adds a line to the last item. Returns false if there is none. */
function addLine(block: OpenBlock | undefined, line: string): boolean {
  if (block === undefined || block.kind === 'paragraph') return false;
  block.items.at(-1)?.lines.push(line);
  return true;
}
