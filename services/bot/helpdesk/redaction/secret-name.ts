import { CODE_NAMES, KEY_NAME, NAME_ENDINGS, SECRET_NAMES, WEAK_NAMES } from './secret-words.ts';
import type { Word } from './words.ts';

export interface SecretName {
  readonly kind: 'password' | 'weak' | 'code' | 'key';
  /** The index of its last word. */
  readonly last: number;
  readonly isPossessive: boolean;
}

const MAX_NAME_LENGTH = 60;

/** Returns the name of a secret that begins at this word: "password", "pass word", "mot de passe", "api_key". */
export function nameAt(words: readonly Word[], index: number): SecretName | undefined {
  const plain = words[index]?.plain ?? '';
  if (plain === '' || plain.length > MAX_NAME_LENGTH) return undefined;
  const isPossessive = plain.endsWith("'s");
  const [one, two, three] = [plain, words[index + 1]?.plain, words[index + 2]?.plain].map((word) =>
    joined(word ?? ''),
  ) as [string, string, string];
  const ending = NAME_ENDINGS.get(one);
  if (ending?.has(two + three) && two === 'de')
    return { kind: 'password', last: index + 2, isPossessive };
  if (ending?.has(two)) return { kind: 'password', last: index + 1, isPossessive };
  const kind = kindOf(one) ?? kindOf(unleeted(one));
  if (kind !== undefined) return { kind, last: index, isPossessive };
  if (KEY_NAME.test(one + two) && two !== '') return { kind: 'key', last: index + 1, isPossessive };
  return undefined;
}

export function kindOf(name: string): SecretName['kind'] | undefined {
  if (SECRET_NAMES.has(name)) return 'password';
  if (WEAK_NAMES.has(name)) return 'weak';
  if (CODE_NAMES.has(name)) return 'code';
  return KEY_NAME.test(name) ? 'key' : undefined;
}

/** "pass-word" and "Api_Key's" without what joins and ends them. */
export function joined(plain: string): string {
  const name = plain.endsWith("'s") ? plain.slice(0, -2) : plain;
  return name
    .slice(0, MAX_NAME_LENGTH)
    .toLowerCase()
    .replace(/[-_'"]/g, '');
}

const LEET: Readonly<Record<string, string>> = {
  '4': 'a',
  '@': 'a',
  '0': 'o',
  $: 's',
  '5': 's',
  '1': 'i',
  '3': 'e',
};

function unleeted(name: string): string {
  return /[4@0$513]/.test(name) && /[a-z]/.test(name)
    ? name.replace(/[4@0$513]/g, (character) => LEET[character] ?? character)
    : name;
}
