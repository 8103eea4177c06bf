import { isIdentifier, type Message, type SecretFinder } from './message.ts';
import { isUnmistakable, looksSecret } from './secret-shape.ts';
import { ATTEMPTS, TARGETS, TROUBLE } from './vocabulary.ts';
import { core, type Word, wordSet } from './words.ts';

/** How far the talk of a failed login may be, in words. */
const NEAR = 20;
const CHANGED_THINGS = wordSet('it that this them mine both everything lo la le es ihn');

/** Programs have one digit and a dash: "VPN-Client5". */
const STRONG = /\d\d|[!@#$%^&*+=?~_]/;

/** Finds what was typed where nothing names a password: "I keep trying Harvest2024! but I'm locked out". */
export const findAttempts: SecretFinder = (message) => {
  const inTrouble = troubles(message);
  return message.words.flatMap((word, index) => {
    const isFound =
      isChanged(message.words, index) || (inTrouble[index] && isAttempt(message.words, index));
    return isFound && !isIdentifier(message.words, index) ? [core(word)] : [];
  });
};

/** For each word, whether a word of trouble is near. */
function troubles({ words }: Message): boolean[] {
  const near = words.map(() => false);
  words.forEach(({ plain }, index) => {
    if (!TROUBLE.has(plain)) return;
    for (let at = Math.max(0, index - NEAR); at <= Math.min(words.length - 1, index + NEAR); at++)
      near[at] = true;
  });
  return near;
}

function isAttempt(words: readonly Word[], index: number): boolean {
  const { text = '' } = words[index] ?? {};
  if (!isUnmistakable(text) || !STRONG.test(text)) return false;
  return words.slice(Math.max(0, index - 3), index).some(({ plain }) => ATTEMPTS.has(plain));
}

/** Matches "I changed it to hunter2", whatever "it" is. */
function isChanged(words: readonly Word[], index: number): boolean {
  const [verb, thing, to] = words.slice(Math.max(0, index - 3), index);
  if (!thing || !to || index < 3 || !TARGETS.has(to.plain)) return false;
  const isChange = ATTEMPTS.has(verb?.plain ?? '') && CHANGED_THINGS.has(thing.plain);
  return isChange && looksSecret(words[index]?.text ?? '');
}
