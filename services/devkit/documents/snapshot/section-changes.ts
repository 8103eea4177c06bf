import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';

/** What is different in a document that was saved before, by the names of its sections. */
export interface SectionChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Compares the sections of two versions of a document, in their order. */
export function sectionChanges(
  before: readonly Passage[],
  after: readonly Passage[],
): SectionChanges {
  const old = textsByName(before);
  const now = textsByName(after);
  return {
    added: [...now.keys()].filter((name) => !old.has(name)),
    changed: [...now]
      .filter(([name, text]) => old.has(name) && old.get(name) !== text)
      .map(([name]) => name),
    removed: [...old.keys()].filter((name) => !now.has(name)),
  };
}

/** A long section has several passages; a page of a PDF and the cues of a video have no heading. */
function textsByName(passages: readonly Passage[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const passage of passages) {
    const name = nameOf(passage);
    texts.set(name, [texts.get(name) ?? '', passage.text].join('\n'));
  }
  return texts;
}

function nameOf({ heading, title, place, lang, kind }: Passage): string {
  if (heading !== '') return heading;
  if ('page' in place) return `page ${place.page}`;
  return kind === 'video' ? `captions (${lang})` : title;
}
