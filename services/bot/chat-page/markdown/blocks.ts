import { type Inline, inlineParts } from './inline.ts';

/** A part of a text: the lines of a paragraph, or the items of a list. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'list';
      /** The number of its first item; undefined in a list without numbers. */
      readonly start?: number;
      readonly items: readonly (readonly Inline[])[];
    };

const ITEM = /^ {0,3}[-*•] +(\S.*)$/;
const STEP = /^ {0,3}(\d{1,3})[.)] +(\S.*)$/;

type OpenBlock =
  | { readonly kind: 'paragraph'; readonly lines: Inline[][] }
  | { readonly kind: 'list'; readonly start?: number; readonly items: Inline[][] };

/** Reads the small part of Markdown that a help desk needs. Mark-up that it does not know stays text; time is linear. */
export function markdownBlocks(text: string): Block[] {
  const blocks: OpenBlock[] = [];
  let isNew = true;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isNew = true;
      continue;
    }
    const step = STEP.exec(line);
    const item = step?.[2] ?? ITEM.exec(line)?.[1];
    if (item === undefined) addLine(blocks, line, isNew);
    else addItem(blocks, item, step ? Number(step[1]) : undefined);
    isNew = false;
  }
  return blocks;
}

function addLine(blocks: OpenBlock[], line: string, isNew: boolean): void {
  const last = blocks.at(-1);
  const parts = inlineParts(line);
  if (!isNew && last?.kind === 'paragraph') last.lines.push(parts);
  else blocks.push({ kind: 'paragraph', lines: [parts] });
}

function addItem(blocks: OpenBlock[], item: string, number: number | undefined): void {
  const last = blocks.at(-1);
  const isSame = last?.kind === 'list' && (last.start === undefined) === (number === undefined);
  if (isSame) last.items.push(inlineParts(item));
  else
    blocks.push({
      kind: 'list',
      ...(number !== undefined && { start: number }),
      items: [inlineParts(item)],
    });
}
