import { CODES, KEYS, NAMES, PINS, WEAK_NAMES } from './vocabulary.ts';
import { type Word, wordSet } from './words.ts';

export interface SecretName {
  readonly kind: 'password' | 'weak' | 'code' | 'key';
  readonly first: number;
  /** The index of its last word. */
  readonly last: number;
  readonly isPossessive: boolean;
}

const MAX_NAME_LENGTH = 60;
/** Names of long machine-made secrets: "api key", "client_secret", "access token". */
const KEY_NAME =
  /^(?:\w{0,40}?(?:api|access|secret|private|auth|client|bearer|id|refresh|session|deploy|webhook|bot|activation|licen[cs]e|recovery|encryption|signing|subscription)(?:key|token|secret)s?|tokens?|keys?|secretkey|\w{0,40}(?:token|secret|apikey)|sig|signature|jwt|jsessionid|phpsessid|sid|connectsid|session|sessionid|cookie|csrftoken|xsrftoken|clientsecret)$/;
const KEY_PAIR =
  /^(?:api|access|secret|private|auth|client|bearer|id|refresh|session|deploy|webhook|bot|activation|licen[cs]e|product|recovery|encryption|signing|subscription|wifi|wlan|wpa|wep|network|security)(?:key|token|secret)s?$/;
/** "WLAN-Passwort", "DB_PASSWORD", "Initialkennwort". */
const COMPOUND = /.(?:password|passwd|passphrase|passwort|kennwort|contrasena|motdepasse)s?$/;
const COMPOUND_PARTS = wordSet('pwd pass passwd password passphrase pw senha mdp clave contrasena');
/** A network has a key instead of a password. */
const NETWORKS = wordSet(
  'wifi wi-fi wlan wlan- wpa wep wpa2 network ssid router reseau red rede netz netzwerk hotspot eduroam',
);
const NETWORK_DISTANCE = 4;

/** Returns the name of a secret that begins at this word: "password", "pass word", "mot de passe", "api_key". */
export function nameAt(words: readonly Word[], index: number): SecretName | undefined {
  const plain = words[index]?.plain ?? '';
  if (plain === '' || plain.length > MAX_NAME_LENGTH) return undefined;
  const isPossessive = plain.endsWith("'s");
  for (const length of [3, 2, 1]) {
    if (index + length > words.length || isBroken(words, index, length)) continue;
    const parts = words.slice(index, index + length).map((word) => word.plain);
    const kind = length === 1 ? kindOf(plain) : kindOfParts(parts);
    if (kind === undefined) continue;
    const isNetwork = kind === 'key' && isNetworkKey(words, index, plain);
    return {
      kind: isNetwork ? 'weak' : kind,
      first: index,
      last: index + length - 1,
      isPossessive,
    };
  }
  return undefined;
}

/** Whether a clause ends within the words: "pass. Word". */
function isBroken(words: readonly Word[], index: number, length: number): boolean {
  return words
    .slice(index, index + length - 1)
    .some(
      ({ text, plain }) =>
        plain === '' || plain.length > MAX_NAME_LENGTH || /[.,;:=!?]$/.test(text),
    );
}

function kindOfParts(parts: readonly string[]): SecretName['kind'] | undefined {
  const name = parts.map(joined).join('_');
  if (NAMES.has(name) || PINS.has(name)) return 'password';
  const isPair = parts.length === 2 && KEY_PAIR.test(parts.map(joined).join(''));
  return isPair &&
    !KEYS.has(joined(parts[0] ?? '')) &&
    /^(?:key|token|secret)s?$/.test(joined(parts[1] ?? ''))
    ? 'key'
    : undefined;
}

function isNetworkKey(words: readonly Word[], index: number, plain: string): boolean {
  const near = words.slice(Math.max(0, index - NETWORK_DISTANCE), index + NETWORK_DISTANCE);
  return (
    near.some((word) => NETWORKS.has(word.plain)) || /^(?:wifi|wlan|wpa|wep)/.test(joined(plain))
  );
}

/** Returns what a name of one word names. */
export function kindOf(plain: string): SecretName['kind'] | undefined {
  const name = joined(plain);
  if (isPasswordName(name) || isPasswordName(unleeted(name))) return 'password';
  const parts = plain.split(/[-_.]/);
  if (parts.length > 1 && COMPOUND_PARTS.has(parts.at(-1) ?? '')) return 'password';
  if (WEAK_NAMES.has(name)) return 'weak';
  if (CODES.has(name) || /^\p{L}{3,30}code$/u.test(name)) return 'code';
  if (KEYS.has(name) || /^(?:wlan|wifi|netzwerk|api)\p{L}{0,12}schlussel$/u.test(name))
    return 'key';
  return KEY_NAME.test(name) ? 'key' : undefined;
}

function isPasswordName(name: string): boolean {
  return NAMES.has(name) || PINS.has(name) || COMPOUND.test(name) || isMisspelt(name);
}

/** Whether a word is "password" (or the like in two languages) with one mistake: one letter more, less, other or moved. */
function isMisspelt(name: string): boolean {
  return ['password', 'passwort', 'contrasena'].some((right) => isOneMistake(name, right));
}

const PUBLIC_WORDS = wordSet('passport');

function isOneMistake(name: string, right: string): boolean {
  const difference = name.length - right.length;
  if (Math.abs(difference) > 1 || name[0] !== right[0] || PUBLIC_WORDS.has(name)) return false;
  let same = 0;
  while (same < name.length && name[same] === right[same]) same++;
  const [left, rest] = [name.slice(same), right.slice(same)];
  if (difference > 0) return left.slice(1) === rest;
  if (difference < 0) return left === rest.slice(1);
  const isMoved = left[0] === rest[1] && left[1] === rest[0] && left.slice(2) === rest.slice(2);
  return isMoved || left.slice(1) === rest.slice(1);
}

/** "pass-word" and "Api_Key's" without what joins and ends them. */
export function joined(plain: string): string {
  const name = plain.endsWith("'s") ? plain.slice(0, -2) : plain;
  return name
    .slice(0, MAX_NAME_LENGTH)
    .toLowerCase()
    .replace(/[-_'"./]/g, '');
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
