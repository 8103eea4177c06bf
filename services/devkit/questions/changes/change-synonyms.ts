import { phraseOf, synonymLine } from '../../../bot/helpdesk/answers/words/parse-synonyms.ts';
import { type Synonym, Synonyms } from '../../../bot/helpdesk/answers/words/synonyms.ts';
import type { SynonymChange } from '../change.ts';

/**
 * Adds what words mean, or takes it back. A word means one thing: what it meant before is replaced. Returns the same
 * synonyms if nothing is different.
 */
export function changeSynonyms(synonyms: Synonyms, change: SynonymChange): Synonyms {
  const means = phraseOf(change.means);
  const says = [...new Set(change.says.map(phraseOf))];
  const isDone = (said: string) => (synonyms.meaningOf(said) === means) !== (change.undo ?? false);
  if (says.every(isDone)) return synonyms;
  const isTaken = (said: string, of: Synonym) =>
    says.includes(said) && (!change.undo || of.means === means);
  const left = synonyms.all.map((one) => ({
    ...one,
    says: one.says.filter((said) => !isTaken(said, one)),
  }));
  const all = change.undo ? left : withWords(left, says, means);
  return new Synonyms(all.filter((one) => one.says.length > 0));
}

function withWords(all: readonly Synonym[], says: readonly string[], means: string): Synonym[] {
  const known = all.find((one) => one.means === means);
  if (!known) return [...all, { says, means }];
  return all.map((one) => (one === known ? { ...one, says: [...one.says, ...says] } : one));
}

/** Returns synonyms as `content/synonyms.json` has them. */
export function synonymsText({ all }: Synonyms): string {
  return `${JSON.stringify({ v: 1, synonyms: all.map(synonymLine) }, null, 2)}\n`;
}
