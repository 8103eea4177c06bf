import type { DocumentMeta } from './document-meta.ts';
import type { Passage } from './passage.ts';

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

/** Finds the passage that a section's name is for: its anchor, its heading, its page, or the time at which it is said. */
function passageNamed(passages: readonly Passage[], name: string): Passage | undefined {
  const plain = name.trim().replace(/^#/, '');
  const isSame = (text: string) => text.toLowerCase() === plain.toLowerCase();
  return (
    passages.find(({ place }) => 'anchor' in place && place.anchor === plain) ??
    passages.find(({ heading, title }) => isSame(heading) || (heading === '' && isSame(title))) ??
    passages.find(({ place }) => 'page' in place && String(place.page) === pageNumber(plain)) ??
    passageAt(passages, plain)
  );
}

const pageNumber = (name: string) => /^(?:page[ =]?)?(\d{1,5})$/i.exec(name)?.[1];

/** Finds the last passage that starts at a time or before it: `1:23` or `83`. */
function passageAt(passages: readonly Passage[], name: string): Passage | undefined {
  const time = /^(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,5}(?:\.\d{1,3})?)$/.exec(name);
  if (!time) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = time;
  const at = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return passages.findLast(({ place }) => 'startSeconds' in place && place.startSeconds <= at);
}
