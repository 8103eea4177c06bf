const MAX_ANCHOR_LENGTH = 60;
const OWN_ID = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/** Gives ids that are unique in a page: an element's own where it is a plain one, else one made of its text. */
export interface Anchors {
  /** The id of a heading. */
  readonly forHeading: (text: string, own: string | undefined) => string;
  /** The id of any other element; undefined where it has none that can stay. */
  readonly keep: (own: string | undefined) => string | undefined;
}

/** Starts a page's ids. */
export function startAnchors(): Anchors {
  const taken = new Set<string>();
  const unique = (wanted: string): string => {
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    return id;
  };
  return {
    forHeading: (text, own) => unique(own && OWN_ID.test(own) ? own : slug(text)),
    keep(own) {
      if (!own || !OWN_ID.test(own) || taken.has(own)) return undefined;
      return unique(own);
    },
  };
}

/** `Reset a “forgotten” password` → `reset-a-forgotten-password`. */
function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, MAX_ANCHOR_LENGTH);
  return words.replace(/^-+|-+$/g, '') || 'section';
}
