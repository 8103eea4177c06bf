/** Yes, in languages that clients type without thinking; the guide on tickets lists them. */
const YES = new Set(
  (
    'y yes yep yeah yup yea ok okay k sure fine right correct perfect good great send submit confirm confirmed done ' +
    'oui ouais ja jawohl jo si sí claro sim da да hai はい 好 好的 是 是的 可以 네 예 نعم हाँ haan tak ano evet ναι kyllä igen'
  ).split(' '),
);
/** What may come with it. */
const WITH_YES = new Set(
  (
    'please thanks thank you it the ticket now this that thats is all ahead go do looks look sounds just and everything its ' +
    'me for i am im agree way as stp bitte por favor merci danke gracias'
  ).split(' '),
);
const NO = new Set(
  'n no nope nah non nein nee nej nie not yet wait stop hold on thanks thank you dont do send it please 不 不是 いいえ нет لا'.split(
    ' ',
  ),
);
const NO_FIRST =
  /^(?:n|no|nope|nah|non|nein|nee|nej|nie|not|wait|hold|do(?:n't|nt| not)|不|不是|いいえ|нет|لا)(?=$|[^\p{L}])/u;
const BACK =
  /^(?:(?:please )?(?:(?:go|take me|step|one step) )?back(?: please| one step)?|previous(?: question)?|undo)$/;
const GO_AHEAD =
  /^(?:(?:yes|ok|okay|please|sure)[, ]*)*(?:go ahead|go for it|do it|send it off|away with it|i do|of course)(?:[, ]*please)?$/;
const MAX_WORDS = 8;

/** Lower case, straight apostrophes, one space, without the punctuation at the ends. */
export function plainly(text: string): string {
  return text
    .slice(0, 2_000)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const wordsOf = (text: string): string[] =>
  plainly(text)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether this says yes, and nothing else. */
export function isYes(text: string): boolean {
  if (/^\W*👍\W*$/u.test(text) || GO_AHEAD.test(plainly(text))) return true;
  const words = wordsOf(text);
  return (
    words.length > 0 &&
    words.length <= MAX_WORDS &&
    words.some((word) => YES.has(word)) &&
    words.every((word) => YES.has(word) || WITH_YES.has(word))
  );
}

/** Whether this says no, and nothing else. */
export function isNo(text: string): boolean {
  const words = wordsOf(text);
  return (
    NO_FIRST.test(plainly(text)) && words.length <= MAX_WORDS && words.every((word) => NO.has(word))
  );
}

/** Whether somebody wants the question before. */
export const isBack = (text: string): boolean => BACK.test(plainly(text));

const ALONE = new Set([
  'cancel',
  'cancel it',
  'cancel that',
  'cancel this',
  'cancel the ticket',
  'cancel my ticket',
  'please cancel',
  'never mind',
  'nevermind',
  'nvm',
  'forget it',
  'forget about it',
  'stop',
  'quit',
  'exit',
  'abort',
  'i changed my mind',
  "don't send it",
  'dont send it',
  'do not send it',
  'drop it',
  'discard it',
  'delete it',
]);

/** Whether these words alone are meant for the bot; a description may say more. */
export const isBareCancellation = (text: string): boolean => ALONE.has(plainly(text));
