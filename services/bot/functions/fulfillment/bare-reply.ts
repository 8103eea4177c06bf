/** What somebody means who says no more than "yes" or "2": words that reply to something, and ask nothing. */
export type BareReply =
  | { readonly kind: 'assent' | 'dissent' | 'relief' | 'thanks' | 'unclear' }
  /** The position among what was offered, from 0; -1 is the last. */
  | { readonly kind: 'choice'; readonly at: number };

const MAX_LENGTH = 60;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Of each kind, words that say it, and words that may come with them. The first kind that has all words decides. */
const KINDS = [
  {
    kind: 'dissent',
    says: words('no nope nah n nein non'),
    with: words(
      'not really thanks thank you please now ticket bye goodbye ok okay never mind its fine merci danke',
    ),
  },
  {
    kind: 'relief',
    says: words(
      'works worked working fixed solved great cool nice perfect awesome good helped got',
    ),
    with: words('it that this yes ok oh now again thanks thank you very all i its thats is'),
  },
  {
    kind: 'thanks',
    says: words(
      'thanks thank thx ty cheers danke merci gracias grazie obrigado obrigada arigato 谢谢 ありがとう 감사합니다',
    ),
    with: words(
      'you so much very ok okay no problem a lot bye goodbye again and have nice good day evening great that is all never mind schön schon beaucoup muchas mille für fur i will call',
    ),
  },
  {
    kind: 'assent',
    says: words(
      'yes yep yeah yup y ya ok okay k kk sure alright right fine absolutely definitely please ahead',
    ),
    with: words('of course do it go that thanks thank you then'),
  },
  {
    kind: 'unclear',
    says: words(
      'hm hmm hmmm huh um uh umm oh eh meh lol haha hahaha wow well so why idk dunno forget forgot know remember sure idea',
    ),
    with: words('i im a dont do cant not no ok it that really'),
  },
] as const;

/** A few words that come before or after the number of a choice. */
const AROUND_CHOICE = words('the option number nr no choice answer section one please link');
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['first', 0],
  ['second', 1],
  ['third', 2],
  ['last', -1],
  ['two', 1],
  ['three', 2],
]);

/** Reads a reply that is nothing else. Undefined for whatever may be a question or a problem, and for nothing at all. */
export function bareReply(text: string): BareReply | undefined {
  if (text.length > MAX_LENGTH || text.trim() === '') return undefined;
  const said =
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (said.length === 0) return { kind: 'unclear' };
  const at = choiceIn(said);
  if (at !== undefined) return { kind: 'choice', at };
  const found = KINDS.find(
    (one) =>
      said.some((word) => one.says.has(word)) &&
      said.every((word) => one.says.has(word) || one.with.has(word)),
  );
  return found && { kind: found.kind };
}

function choiceIn(said: readonly string[]): number | undefined {
  const numbers = said.flatMap((word) => numberOf(word) ?? []);
  const others = said.filter((word) => numberOf(word) === undefined);
  const [first] = numbers;
  if (numbers.length === 1 && others.every((word) => AROUND_CHOICE.has(word))) return first;
  return said.length === 1 && said[0] === 'one' ? 0 : undefined;
}

function numberOf(word: string): number | undefined {
  return /^[1-9]$/.test(word) ? Number(word) - 1 : NUMBERS.get(word);
}
