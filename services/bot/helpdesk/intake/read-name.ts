import { isOrdinaryWord } from '../ordinary-words.ts';
import { isQuestion } from './questions.ts';
import { isNo, isYes, plainly } from './said.ts';

const INTRODUCTIONS =
  /^\s*(?:(?:hi|hello|hey|well|sure|ok|okay|yes|no|but|and|so|actually|then|i said)[,!. ]+){0,3}(?:my (?:full |first |last )?name(?: is|'s|:)|i am|i'm|im|this is|it is|it's|its|(?:you can |please )?call me|name:?|je m'appelle|je suis|(?:mon nom est|mein name ist|mi nombre es|il mio nome è|meu nome é)|ich hei(?:ß|ss)e|ich bin|me llamo|soy|mi chiamo|(?:me )?chamo-me|jag heter|jeg hedder|jeg heter|ik heet|nazywam się|меня зовут)\s+|^\s*(?:我叫|我是|我的名字是|名字是)\s*/iu;
/** A title, a name, and after a comma the office that somebody holds: "Prof. Dr. Nora Invented, Department of …". */
const OFFICE =
  /,\s*(?:(?:the |assistant |associate |full |vice[- ]|adjunct )?(?:department|dept|faculty|school|institute|library|office|centre|center|division|university|student|professor|lecturer|instructor|teacher|dean|chair|head|director|manager|staff|year|room)\b.{0,120}|(?:i am|i'm|from|in|at|of)\b.{0,120})$/iu;
const TAKEN_BACK = /^(?:(?:sorry|oops|ok|okay|well|wait)[.,!:]\s{1,5}){1,2}/iu;
const THANKS = /[\s,.!]+(?:thanks|thank you|thx|please)[.!]?$/iu;
/** "(they/them)": for a person to read, and no part of the name in a mail's head. */
const PRONOUNS = /\s*\(\p{L}{1,12}(?:\s?\/\s?\p{L}{1,12}){1,3}\)$/u;
const MAX_WORDS = 7;
const MAX_LENGTH = 100;
/** As many characters of an answer are read. */
const MAX_READ = 1_000;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that people type at a question about their name, and that nobody is called. */
const NO_NAMES = words(
  'anonymous none nobody nothing help hello hi hey thanks thank you please what why how when where who ticket password account ' +
    'email urgent problem test skip next continue idk unknown private secret a an the my i am in to name ' +
    'student teacher instructor professor employee staff user guest sorry confused stuck lost sure back new here me myself friend hm hmm um uh ugh well same then just put use',
);
/** Words of a sentence: no name has one. */
const OF_SENTENCES = words(
  'brightspace zoom wifi eduroam about again already because before broken business cannot cant doesnt didnt dont isnt wont doing expired forgot forget getting ' +
    'already told said just happy done have having into keeps locked login need not nothing please prefer something telling trouble trying want wants with working your yours',
);
/** Verbs and things that nobody is called, however they are written. */
const OF_PROBLEMS = words(
  'says saying keeps kept stays shows showing gives asks asking looks went came got gets sees saw lets makes took wont werent wasnt couldnt shouldnt wouldnt havent hasnt hadnt cant ' +
    'fails failed failing crashes crashed crashing crash freezes froze frozen freezing stopped stops disappeared vanished deleted loading loads buffering flickering flickers opens ' +
    'plagiarised plagiarized missing unable stays jammed died ' +
    'turnitin netlink outlook onedrive vpn printer projector screen laptop computer microphone webcam classroom browser keyboard website internet assignment quiz error upload download',
);
/** Words on the form itself. */
const OF_THE_FORM =
  /\b(?:tickets?|e-?mail|same (?:name|as|e-?mail)|call me at|phone number|my name again|start over|send it|owner|requestor)\b|:/iu;
const NEGATION = /n't(?=$|[^\p{L}])/iu;
/** Words of a sentence if they are written small: there are people who are called The, To and My. */
const SMALL =
  /(?:^|\s)(?:the|is|it|does|did|was|this|that|to|but|not|they|them|these|those|his|her|our|their|from|when|after|because|only|never|every|there|here|were|been)(?=\s|$)|\s(?:has|are|have|had|at|off|for|if|with|any)\s|(?:^|\s)i\s(?:\p{Ll}{2,20}ed|am|was|have|had|got|did|can|cant|need|want|think|lost|saw|see|get|use)(?=\s|$)/u;
const MIN_PAST = 3;
/** From so many words in small letters on, most names have words that are in no dictionary. */
const MIN_ORDINARY = 5;
const SHOUTED = /!{2,}\s*$/u;
const MIN_SMALL = 2;
/** Yes in one language, and a name in another. */
const NAMES_LIKE_YES = words('jo hai sim si da tak haan');
/** A name that begins like a question. */
const NAME_LIKE_QUESTION =
  /^(?:Will|May|Do|Can|Am|Has)(?:\s(?!(?:I|You|It|We|They|This|That|My)\b)(?:\p{Lu}[\p{L}\p{M}'-]*\p{Ll}[\p{L}\p{M}'-]*|van|von|de|da|di|la|bin)){1,5}$/u;

/**
 * Reads a person's name from an answer such as "I'm Ana Petrov". Undefined for what is no name: a question, a yes or no, a
 * number, an address, a sentence.
 */
export function readName(text: string): string | undefined {
  const whole = hasSentences(text) ? undefined : nameIn(text);
  return whole ?? nameAmong(text) ?? nameIn(text);
}

/** What comes with a name, and is none: "as I said", "i said", "but everyone calls me Dana". */
const CHATTER =
  /(?:[,\s]+(?:as|like) (?:i|we) (?:said|wrote|told)|[,\s]+i (?:said|told you|wrote)|\s+but\s.{1,80}|\s+and\s(?:the|my|i|it)\s.{1,120})$/iu;
/** "As I said, Harold Beauchamp". */
const AGAIN = /^(?:as|like) i (?:said|told you|wrote)(?: before| already)?[,:.!]?\s+/iu;
const BREAKS = /[.!?;\n]+\s*|\s+[-–—]\s+|,\s+(?=(?:and|but|as|like|please|i|the|my|happy)\b)/iu;
/** A title's full stop, or an initial's, is no end of a sentence. */
const SHORT_FORM = /\b(?:dr|prof|mrs?|ms|st|jr|sr|\p{L})\.\s*/giu;
const MAX_PARTS = 6;
const KEPT_STOP = '\u2024';

/** Whether more than a name is said: a full stop, a question mark and the like are followed by words. */
const hasSentences = (text: string): boolean =>
  /[.!?;\n]\s*\S/u.test(text.trim().slice(0, MAX_READ).replace(SHORT_FORM, ' '));

/** The one part of an answer that reads as a full name: "It's at the top. Priya Nandakumar". */
function nameAmong(text: string): string | undefined {
  const parts = text
    .slice(0, MAX_READ)
    .replace(SHORT_FORM, (form) => form.replace('.', KEPT_STOP))
    .split(BREAKS)
    .slice(0, MAX_PARTS)
    .map((part) => part.replaceAll(KEPT_STOP, '.').replace(CHATTER, '').trim());
  const names = parts.flatMap((part) => nameIn(part) ?? []).filter(isFullName);
  return new Set(names).size === 1 ? names[0] : undefined;
}

/** Two words with capitals or more: a single word may be anything. */
const isFullName = (name: string): boolean => {
  const said = name.split(' ');
  return said.length > 1 && /^\p{Lu}/u.test(said[0] ?? '') && /^\p{Lu}/u.test(said.at(-1) ?? '');
};

function nameIn(text: string): string | undefined {
  const answer = text.slice(0, MAX_READ).normalize('NFC').replaceAll('’', "'");
  const said = answer.replace(/\s+/gu, ' ').trim().replace(TAKEN_BACK, '').replace(AGAIN, '');
  const introduced = said.replace(INTRODUCTIONS, '').trim();
  // "AddCc: ana@…" is the head of a mail.
  if (/:\s*$/u.test(introduced)) return undefined;
  const name = withoutRest(introduced.replace(CHATTER, ''));
  const isOne =
    /\p{L}/u.test(name) &&
    !/[\p{N}@/\\<>{}[\]|=_*#]/u.test(name) &&
    name.length <= MAX_LENGTH &&
    !isSentence(name) &&
    !isShouted(said) &&
    !(isQuestion(answer) && !NAME_LIKE_QUESTION.test(name)) &&
    !(isYes(name) && !NAMES_LIKE_YES.has(plainly(name))) &&
    !isNo(name);
  return isOne ? name : undefined;
}

function withoutRest(name: string): string {
  const alone = name
    .replace(THANKS, '')
    .replace(PRONOUNS, '')
    .replace(OFFICE, '')
    .replace(/[\s,;:!.]+$/u, '');
  return /\b(?:jr|sr)$/iu.test(alone) && name.startsWith(`${alone}.`) ? `${alone}.` : alone;
}

function isSentence(name: string): boolean {
  const said = plainly(name).split(' ');
  return (
    said.length > MAX_WORDS ||
    said.every((word) => NO_NAMES.has(word)) ||
    said.some((word) => OF_SENTENCES.has(word) || OF_PROBLEMS.has(word)) ||
    NEGATION.test(name) ||
    OF_THE_FORM.test(name) ||
    (said.length >= MIN_SMALL && SMALL.test(name)) ||
    (said.length >= MIN_PAST && name.split(' ').some(isPast)) ||
    (said.length >= MIN_ORDINARY && isOrdinary(name))
  );
}

/** What somebody did: "printed", and neither "Reed" nor a name with a capital. */
const isPast = (word: string): boolean =>
  /^\p{Ll}{3,20}ed$/u.test(word) && !word.endsWith('eed') && isOrdinaryWord(word);

/** Whether at least half of what is written in small letters are words of a dictionary. */
function isOrdinary(name: string): boolean {
  if (/\p{Lu}/u.test(name)) return false;
  const said = plainly(name).split(' ');
  return said.filter(isOrdinaryWord).length * 2 >= said.length;
}

/** "it is down again!!!": a name may be called out, but not three words of it in small letters. */
const isShouted = (said: string): boolean =>
  SHOUTED.test(said) && !/\p{Lu}/u.test(said) && said.split(' ').length > 2;
