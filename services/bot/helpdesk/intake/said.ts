/** Yes, in languages that clients type without thinking; the guide on tickets lists them. */
const YES = new Set(
  (
    'y yes yep yeah yup yea ok okay k sure fine right correct perfect good great send submit file confirm confirmed done lgtm go awesome excellent lovely wonderful ' +
    'absolutely definitely certainly affirmative agree agreed approved ' +
    'oui ouais daccord ja jawohl jo klar gerne passt si sí claro vale bueno sim da да hai はい お願いします 送信 好 好的 是 是的 可以 行 对 發送 发送 ' +
    '提交 提交工单 没问题 네 예 نعم بله हाँ haan ਹਾਂ ਭੇਜੋ ਠੀਕ tak ano evet ναι kyllä igen có oo ' +
    'envoyer envoyez envoie enviar envía envia envíalo envialo envíe envie enviarlo senden absenden abschicken schicken inviare invia'
  ).split(' '),
);
/** What may come with it. */
const WITH_YES = new Set(
  (
    'please thanks thank you it the ticket now this that thats is all ahead go do looks look sounds just and everything its ' +
    'me for i am im way as to team them off in over along through thing then can may you u very well so on away pls plz thx ty cheers already man bro lol anyway my dear love darling goes ' +
    'ਹੈ ਜੀ 工单 stp svp bitte por favor merci danke gracias obrigado obrigada proszę lütfen 谢谢 ありがとう 감사합니다'
  ).split(' '),
);
/** Words of yes with which a question begins, or somebody declines: "is it ok", "I'm good". */
const NO_YES =
  /^(?:(?:is (?!(?:good|fine|ok|okay|right|correct|perfect|great)\b(?!$))|are|am|was|does|did)\b|i(?:'m|m| am) (?:good|fine|ok|okay|done|great|all)\b)/;
const NO = new Set(
  (
    'n no nope nah non nein nee nej nie not yet wait stop hold on thanks thank you dont do send it please now ' +
    'merci danke gracias bitte 不 不是 いいえ нет لا'
  ).split(' '),
);
const NO_FIRST =
  /^(?:please )?(?:n|no|nope|nah|non|nein|nee|nej|nie|not|wait|hold|do(?:n't|nt| not)|不|不是|いいえ|нет|لا)(?=$|[^\p{L}])/u;
const BACK =
  /^(?:(?:please )?(?:(?:go|take me|step|one step) )?back(?: please| one step)?|previous(?: question)?)$/;
const GO_AHEAD =
  /^(?:(?:yes|ok|okay|please|sure)[, ]*)*(?:go ahead|go for it|do it|send it off|away with it|i do|please do|yes do|of course|bien s[uû]r|va bene|de acuerdo)(?:[, ]*(?:please|thanks|merci|grazie|gracias))?$/u;
const MAX_WORDS = 8;
/** As many characters of a text are read. */
const MAX_READ = 2_000;

/** Lower case, straight apostrophes, one space, without the punctuation at the ends. */
export function plainly(text: string): string {
  return text
    .slice(0, MAX_READ)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
}

const wordsOf = (text: string): string[] =>
  plainly(text)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether this says yes, and nothing else. */
export function isYes(text: string): boolean {
  const said = plainly(text);
  if (text.trim() === '👍' || GO_AHEAD.test(said)) return true;
  if (NO_YES.test(said) || isAsked(text)) return false;
  const words = wordsOf(text);
  return (
    words.length <= MAX_WORDS &&
    words.some((word) => YES.has(word) || /^ye+s+$/u.test(word)) &&
    words.every((word) => YES.has(word) || WITH_YES.has(word) || /^ye+s+$/u.test(word))
  );
}

const isAsked = (text: string): boolean => /[?？]\s*$/u.test(text.slice(0, MAX_READ));

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
  'cancel everything',
  'stop it',
  'scrap it',
  'scrap that',
  "don't send",
  "don't send it",
  'dont send it',
  'do not send it',
  'drop it',
  'discard it',
  'delete it',
]);

const POLITE =
  /^(?:(?:no|please|actually|sorry|ok|okay|oh|well|just)[, ]+){1,3}|,? (?:please|thanks|thank you|then|now|instead)$/g;

/** Whether these words alone are meant for the bot; a description may say more. */
export function isBareCancellation(text: string): boolean {
  const said = plainly(text);
  return ALONE.has(said) || ALONE.has(said.replace(POLITE, ''));
}
