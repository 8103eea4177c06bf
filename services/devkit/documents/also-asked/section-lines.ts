import type { DocumentMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { nameOfPassage, passageNamed } from '../../../bot/helpdesk/documents/passage-named.ts';

/** A line of a description, and the name under which it is there. */
export interface AddedLine {
  readonly name: string;
  readonly line: string;
}

/** A section, with the other ways to ask for it. */
export interface SectionLines {
  readonly passage: Passage;
  /** Its name for new lines. */
  readonly name: string;
  /** Those in the page or the captions themselves. */
  readonly own: readonly string[];
  /** Those of the description. */
  readonly added: readonly AddedLine[];
}

/** The other ways to ask that a document has, by its sections in their order. */
export interface DocumentLines {
  readonly sections: readonly SectionLines[];
  /** Lines of the description for sections that the document does not have. */
  readonly unplaced: readonly AddedLine[];
}

/** Sorts the lines that are indexed and those of the description by section: what is in both was added. */
export function linesBySection(
  passages: readonly Passage[],
  { alsoAsked = {} }: Pick<DocumentMeta, 'alsoAsked'>,
): DocumentLines {
  const unplaced: AddedLine[] = [];
  const byPassage = new Map<string, AddedLine[]>();
  for (const [name, lines] of Object.entries(alsoAsked)) {
    const added = lines.map((line) => ({ name, line }));
    const id = passageNamed(passages, name)?.id;
    if (id === undefined) unplaced.push(...added);
    else byPassage.set(id, [...(byPassage.get(id) ?? []), ...added]);
  }
  const sections = passages.flatMap((passage) => {
    const added = byPassage.get(passage.id) ?? [];
    const name = added[0]?.name ?? nameOfPassage(passages, passage);
    return name === undefined ? [] : [{ passage, name, own: ownLines(passage, added), added }];
  });
  return { sections, unplaced };
}

function ownLines({ alsoAsked = [] }: Passage, added: readonly AddedLine[]): readonly string[] {
  const others = new Set(added.map(({ line }) => line));
  return alsoAsked.filter((line) => !others.has(line));
}
