import type {
  Concept,
  PassageSearch,
} from '../../../../../services/bot/helpdesk/answers/passage-search.ts';
import { conceptsOf } from '../../../../../services/bot/helpdesk/answers/words/concepts.ts';
import type { Passage } from '../../../../../services/bot/helpdesk/documents/passage.ts';

/** A passage of a page, with sensible defaults. */
export function aPassage(given: Partial<Passage> = {}): Passage {
  return {
    id: 'abcdefghijklmnop:01234567',
    docId: 'abcdefghijklmnop',
    key: 'documents/a.html',
    kind: 'page',
    title: 'Reset your password',
    heading: 'If you forgot it',
    text: 'Open the account page. Choose “Forgotten password”. A code is sent to you.',
    place: { anchor: 'if-you-forgot-it' },
    lang: 'en',
    ordinal: 0,
    ...given,
  };
}

/** A search over passages in memory: whole words, no stemming, ranked by the number of concepts in a passage. */
export function aSearch(
  passages: readonly Passage[],
): PassageSearch & { readonly fuzzy: string[] } {
  const fuzzy: string[] = [];
  const wordsIn = ({ title, heading, text }: Passage) =>
    ` ${`${title} ${heading} ${text}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const has = (passage: Passage, { forms }: Concept) =>
    forms.some((form) => wordsIn(passage).includes(` ${form} `));
  return {
    fuzzy,
    get: async (id) => passages.find((passage) => passage.id === id),
    async find({ concepts }, limit) {
      fuzzy.push(...concepts.filter(({ isFuzzy }) => isFuzzy).map(({ asked }) => asked));
      const byConcept = concepts.map(
        (concept) => passages.filter((one) => has(one, concept)).length,
      );
      const hits = passages
        .map((passage) => {
          const found = concepts.map((concept) => has(passage, concept));
          return { passage, has: found, score: found.filter(Boolean).length };
        })
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
      return { frequencies: { passages: passages.length, byConcept }, hits };
    },
  };
}

/** The concepts of a question, all with the same weight. */
export function equally(question: string) {
  const concepts = conceptsOf(question);
  return { concepts, weights: concepts.map(() => 1) };
}
