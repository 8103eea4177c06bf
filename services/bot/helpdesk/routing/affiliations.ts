import { findPhrases } from '../urgent/find-phrases.ts';
import type { SaidText } from '../urgent/said-words.ts';
import type { Affiliation } from './routing-table.ts';

/** Returns whom a request comes from: by the address's domain, or else by the words. Undefined if neither says. */
export function affiliationOf(
  affiliations: readonly Affiliation[],
  said: SaidText,
  email: string | undefined,
): string | undefined {
  const domain = email?.split('@').at(-1)?.toLowerCase();
  const byDomain = affiliations.find(({ domains }) =>
    domains.some((each) => domain === each || domain?.endsWith(`.${each}`)),
  );
  const found = byDomain ?? affiliations.find(({ words }) => findPhrases(said, words).length > 0);
  return found?.id;
}
