import type { Message, SecretFinder } from './message.ts';
import { quotationTo } from './quoted-value.ts';
import { hasInnerCapital, isMarked, looksSecret } from './secret-shape.ts';
import type { TextRange } from './text-range.ts';
import { AS, COPULAS } from './vocabulary.ts';
import { core, endsClause, wordSet } from './words.ts';

const ARTICLES =
  wordSet(`my the a an our new old wifi wi-fi netlink mon ma notre le la un nouveau mi el una nueva mein
  meine das dem neues als minha nossa nova o still also really actually toujours encore todavia noch ainda`);
const MAX_ARTICLES = 3;

/** Finds what comes before its name: "hunter2! is my password", "«verde mar» como contraseña". */
export const findValuesBefore: SecretFinder = (message) =>
  message.names.flatMap(({ kind, first }) => {
    const value = kind === 'password' || kind === 'weak' ? valueBefore(message, first) : undefined;
    return value ? [value] : [];
  });

function valueBefore({ words }: Message, first: number): TextRange | undefined {
  let link = first - 1;
  while (link > first - 1 - MAX_ARTICLES && ARTICLES.has(words[link]?.plain ?? '')) link--;
  const value = words[link - 1];
  const said = words[link]?.plain ?? '';
  if (!value || endsClause(words[link]) || !(AS.has(said) || COPULAS.has(said))) return undefined;
  const quoted = quotationTo(words, link - 1);
  if (quoted) return quoted;
  if (endsClause(value) && !value.text.endsWith('!')) return undefined;
  const isSecret = AS.has(said) ? isMarked(value) : looksSecret(value.text);
  return isSecret || hasInnerCapital(value.text) ? core(value) : undefined;
}
