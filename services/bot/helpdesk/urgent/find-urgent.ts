import { findPhrases, type PhraseMatch } from './find-phrases.ts';
import { saidText } from './said-words.ts';
import { URGENT_KINDS, type UrgentRule } from './urgent-rules.ts';

/**
 * Returns the rule whose words are in the text, or undefined. If there are several, the gravest kind comes first, then the
 * first of the file. A look-alike excuses only the words that it covers: other words of the same text still count.
 */
export function findUrgent(rules: readonly UrgentRule[], text: string): UrgentRule | undefined {
  const said = saidText(withoutAddresses(text));
  const isSaid = (rule: UrgentRule) => {
    const found = findPhrases(said, rule.say);
    if (found.length === 0) return false;
    const excuses = findPhrases(said, rule.not);
    return found.some((match) => !excuses.some((excuse) => overlaps(match, excuse)));
  };
  return rules
    .toSorted((a, b) => URGENT_KINDS.indexOf(a.kind) - URGENT_KINDS.indexOf(b.kind))
    .find(isSaid);
}

/** "noone@example.org" says nothing of anybody. */
const ADDRESS = /\S*@\S*|\bhttps?:\/\/\S*/giu;

const withoutAddresses = (text: string): string => text.replace(ADDRESS, ' . ');

function overlaps(match: PhraseMatch, excuse: PhraseMatch): boolean {
  if ('letters' in match.phrase !== 'letters' in excuse.phrase) return false;
  return match.first <= excuse.last && excuse.first <= match.last;
}
