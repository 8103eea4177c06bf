import { changedSecret, credentialPair, userPair } from './credential-pairs.ts';
import { passwordValue } from './password-phrase.ts';
import { secretNear } from './password-value.ts';
import { nameAt } from './secret-name.ts';
import { REFERENCES } from './secret-words.ts';
import type { TextRange } from './text-range.ts';
import { assignedValue, weakValue } from './weak-secrets.ts';
import { type Word, wordsOf } from './words.ts';

/** How far a reference may be from the password that it refers to, in words. */
const MAX_DISTANCE = 25;

/**
 * Finds the value in phrases like "my password is …", "PIN: …", "pwd=…", "login ann/…" and "the code is …", but leaves
 * complaints such as "my password is not working" alone. When in doubt, it finds.
 */
export function findPasswords(text: string): TextRange[] {
  const words = wordsOf(text);
  let named = Number.NEGATIVE_INFINITY;
  return words.flatMap((_word, index) => {
    if (nameAt(words, index)?.kind === 'password') named = index;
    const referred = index - named <= MAX_DISTANCE ? referredValue(words, index) : undefined;
    return referred ? [referred] : valuesAt(text, words, index);
  });
}

/** Matches "…, but now it's hunter22" after a password was mentioned. */
function referredValue(words: readonly Word[], index: number): TextRange | undefined {
  if (!REFERENCES.has(words[index]?.plain ?? '')) return undefined;
  return secretNear(words, index + 1);
}

function valuesAt(text: string, words: readonly Word[], index: number): TextRange[] {
  const word = words[index];
  if (!word) return [];
  const assigned = assignedValue(word) ?? userPair(words, index);
  if (assigned) return [assigned];
  const found = changedSecret(words, index) ?? credentialPair(words, index);
  if (found) return [found];
  const name = nameAt(words, index);
  if (!name) return [];
  return name.kind === 'password'
    ? passwordValue(text, words, index, name)
    : weakValue(text, words, index, name);
}
