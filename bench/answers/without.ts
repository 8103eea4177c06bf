import type { PassageSearch } from '../../services/bot/helpdesk/answers/passage-search.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';

/** A search as it would be without some of the passages: their hits are left out, and not counted. */
export function without(
  passages: PassageSearch,
  isTakenOut: (passage: Passage) => boolean,
): PassageSearch {
  return {
    get: (id) => passages.get(id),
    async find(question, limit) {
      const { frequencies, hits } = await passages.find(question, limit);
      const out = hits.filter(({ passage }) => isTakenOut(passage));
      const byConcept = frequencies.byConcept.map((count, at) =>
        Math.max(0, count - out.filter(({ has }) => has[at]).length),
      );
      const kept = hits.filter((hit) => !out.includes(hit));
      return {
        frequencies: { passages: frequencies.passages - out.length, byConcept },
        hits: kept,
      };
    },
  };
}
