import type { DocumentMeta } from './document-meta.ts';
import type { Passage } from './passage.ts';
import { passageNamed } from './passage-named.ts';

/** Passages with what the description of their document adds, and the sections that it names in vain. */
export interface DescribedPassages {
  readonly passages: readonly Passage[];
  readonly unknownSections: readonly string[];
}

/** Adds a document's description to its passages. */
export function describedPassages(
  passages: readonly Passage[],
  meta: DocumentMeta,
): DescribedPassages {
  const { alsoAsked = {}, ...members } = meta;
  const asked = new Map<string, readonly string[]>();
  const unknownSections: string[] = [];
  for (const [section, questions] of Object.entries(alsoAsked)) {
    const found = passageNamed(passages, section);
    if (found) asked.set(found.id, [...(asked.get(found.id) ?? []), ...questions]);
    else unknownSections.push(section);
  }
  return {
    passages: passages.map((passage) => withQuestions({ ...passage, ...members }, asked)),
    unknownSections,
  };
}

function withQuestions(passage: Passage, asked: ReadonlyMap<string, readonly string[]>): Passage {
  const added = asked.get(passage.id) ?? [];
  return added.length === 0
    ? passage
    : { ...passage, alsoAsked: [...(passage.alsoAsked ?? []), ...added] };
}
