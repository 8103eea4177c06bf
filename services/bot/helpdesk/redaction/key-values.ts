import type { Message, SecretFinder } from './message.ts';
import type { SecretName } from './secret-name.ts';
import { isMachineMade } from './secret-shape.ts';
import type { TextRange } from './text-range.ts';
import { COPULAS, KEYS } from './vocabulary.ts';
import { core, endsWithSign, isSign, type Word, wordSet } from './words.ts';

const AFTER = 12;
const BEFORE = 6;
/** The shortest value next to "API key", and elsewhere. */
const LINKED_LENGTH = 8;
const NEAR_LENGTH = 16;
/** What else is long and made by machines. */
const DIGESTS = wordSet(
  'gpg pgp ssh sha sha1 sha256 md5 hash checksum digest fingerprint commit commits primary foreign public uuid guid license gene ssh-rsa ssh-ed25519 serial tag tracking doi',
);

/** Finds machine-made values near "API key", "token", "client_secret", "Schlüssel". */
export const findKeyValues: SecretFinder = (message) =>
  message.names.flatMap((name) => (name.kind === 'key' ? valuesNear(message, name) : []));

function valuesNear({ words }: Message, { first, last }: SecretName): TextRange[] {
  const from = Math.max(0, first - BEFORE);
  const near = words.slice(from, last + AFTER);
  if (near.some(({ plain }) => DIGESTS.has(plain))) return [];
  return near.flatMap((word, offset) => {
    const index = from + offset;
    if (index >= first && index <= last) return [];
    const isNext = index > last && isLinked(words, last, index) && isCertain(words, first, last);
    return isMachineMade(word.text, isNext ? LINKED_LENGTH : NEAR_LENGTH) && isMixed(word.text)
      ? [core(word)]
      : [];
  });
}

/** "key" alone names a door's key, too. */
function isCertain(words: readonly Word[], first: number, last: number): boolean {
  return first !== last || !KEYS.has(words[last]?.plain ?? '') || endsWithSign(words[last]);
}

function isLinked(words: readonly Word[], last: number, index: number): boolean {
  return words
    .slice(last + 1, index)
    .every((word) => COPULAS.has(word.plain) || isSign(word) || endsWithSign(word));
}

/** Words and a number are no key: "linux-image-generic-5.15". Neither is an assignment, which has its own finder. */
function isMixed(word: string): boolean {
  const changes = word.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
  return changes >= 2 && !/^[\w.-]{2,60}[=:]/.test(word);
}
