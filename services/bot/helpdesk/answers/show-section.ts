import type { Answer } from './answer.ts';
import type { PassageSearch } from './passage-search.ts';
import { quoteFrom } from './replies/quote.ts';

/** Quotes a section that was chosen, from its beginning. Resolves with undefined if there is no such passage any more. */
export async function showSection(
  passages: Pick<PassageSearch, 'get'>,
  passageId: string,
): Promise<Answer | undefined> {
  const passage = await passages.get(passageId);
  return passage && { passage, ...quoteFrom(passage, [], []), also: [], confidence: 1 };
}
