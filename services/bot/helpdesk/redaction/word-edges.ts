const PUNCTUATION = new Set('"\'“”‘’«»()[]{}.,;:=!?');
const CLAUSE_ENDS = new Set('.,;!?');

/** Removes the punctuation around a word. Scans inwards, because `/[…]+$/` takes quadratic time on a long run. */
export function trimPunctuation(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && PUNCTUATION.has(word[start] ?? '')) start++;
  while (end > start && PUNCTUATION.has(word[end - 1] ?? '')) end--;
  return word.slice(start, end);
}

/** Whether a clause or sentence ends after this word. */
export function endsClause(word: string): boolean {
  return CLAUSE_ENDS.has(word.at(-1) ?? '');
}
