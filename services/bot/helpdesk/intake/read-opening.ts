import { sentencesOf } from '../answers/words/sentences.ts';
import type { Answers } from './form.ts';
import { readAddress } from './read-address.ts';
import { readName } from './read-name.ts';
import { plainly } from './said.ts';
import { claimsUrgency } from './said-urgency.ts';
import { saysTrouble } from './trouble.ts';

/** The wish for a ticket, at the beginning or the end of what it is about. */
const WISH =
  /(?:\b(?:hi|hello|hey|good (?:morning|afternoon|evening)|yes|ok|okay|sure|please|can you|could you|i(?:'d| would)? (?:like|want|need|wish)(?: to)?|i have to|let me|help me)[,!. ]+){0,4}(?:\b(?:open|file|create|submit|raise|start|make|send|log|lodge|place|put in|get|need|want|report)\s+)?(?:me\s+)?\b(?:an?|the|my|one|this|that|new|another)\s+(?:new\s+)?(?:[a-z-]+\s+)?(?:tickets?|support requests?|help requests?|service requests?|work orders?|complaints?|(?:problem|issue|bug|outage|fault|case|request)s?(?=\s+(?:for me|about|with|that|because|regarding|concerning|on|of)\b|\W*$))\b(?:\s+(?:for me|please|with this question|about|for|with|that|because|regarding|concerning|on|of|to say that|as)\b)*[\s,.:;!–-]*/iu;
const INTRODUCED = "\\b(?:[Mm]y (?:full )?name(?: is|'s)|[Ii] am|[Ii]'m|[Tt]his is)\\s+";
/** With capitals, which tell "I'm Ana Petrov" from "I'm using Zoom". */
const INTRODUCTION = new RegExp(
  `${INTRODUCED}((?:(?:[Dd]r|[Pp]rof|[Mm]rs?|[Mm]s)\\.?\\s+)?\\p{Lu}[\\p{L}\\p{M}'-]+(?:\\s+(?:(?:van|von|der|de|da|di|del|la|bin|al|el)\\s+){0,3}\\p{Lu}[\\p{L}\\p{M}'-]+){1,3})`,
  'u',
);
const REACH =
  /(?:(?:and )?(?:my )?e-?mail(?: address)?(?: is|:)?|(?:you can )?(?:reach|contact|write to|answer|reply to|mail) me (?:at|under|on)|[, ]*(?:please )?(?:answer|reply|write)(?: to)?(?: me)?(?: at)?|at)\s*$/iu;
/** An opening of as many characters says what happened; a shorter one is only a headline. */
const DESCRIBES = 90;
const MIN_WORDS = 3;
const GREETING =
  /^(?:[\s,.;:!–-]{0,5}\b(?:hi|hello|hey|dear (?:all|team|help ?desk|support)|good (?:morning|afternoon|evening)|thanks|thank you)\b[\s,.;:!–-]{0,5}){1,3}/iu;
/** What is left of "I'm Ana and …". */
const JOINED = /^(?:(?:and|but|because|so)\b[\s,]{0,3}){1,2}/iu;
/** A line with a hole, or one that begins or ends in the middle of a sentence. */
const BROKEN =
  /\(\s*\)|\s[,;:?.!]|,\s?[,.?!]|^(?:and|or|but|am|is|at|,)\b|\b(?:at|is|my|to|the)[.?!…]?$/iu;
const MAX_SUMMARY = 150;

/** What an opening says of the ticket: who writes, where to answer, and the problem without the wish for a ticket. */
export function readOpening(text: string): Answers {
  const said = text.replaceAll('’', "'").slice(0, 2_000);
  // Of the whole text: where it is cut, an address would be cut as well.
  const found = readAddress(text.replaceAll('’', "'"));
  const address = found.kind === 'one' ? found.address : undefined;
  const introduced = properName(said);
  const problem = withoutPersonal(said, introduced, address).replace(WISH, ' ').trim();
  return {
    ...(introduced !== undefined && { name: introduced }),
    ...(address !== undefined && { email: address }),
    ...(claimsUrgency(said) && { urgency: 'high' as const }),
    ...(problem === said.trim()
      ? problemIn(problem)
      : cutProblem(said, problem, [introduced, address])),
  };
}

/** The problem of an opening from which something was cut. If the cut was within a sentence, the client's own sentences are the description. */
function cutProblem(
  said: string,
  problem: string,
  personal: readonly (string | undefined)[],
): Pick<Answers, 'summary' | 'description'> {
  const clean = problem
    .replace(/\(\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(GREETING, '')
    .replace(/^[\s,.;:!–-]+/gu, '');
  const found = problemIn(clean.replace(JOINED, ''));
  if (found.summary === undefined) return found;
  const isWhole = said.replace(/\s+/gu, ' ').includes(clean.trim());
  const sentence = isWhole ? sentenceBefore(said, clean) : '';
  if (isWhole && !personal.some((cut) => cut !== undefined && sentence.includes(cut))) return found;
  const { summary } = found;
  const isBroken = BROKEN.test(summary) || !isSaid(said, summary);
  return isBroken ? { description: said.trim() } : { summary, description: said.trim() };
}

/** What a sentence says before these words. */
function sentenceBefore(said: string, words: string): string {
  const line = said.replace(/\s+/gu, ' ');
  const before = line.slice(0, line.indexOf(words.trim()));
  return before.split(/[.!?] /u).at(-1) ?? '';
}

/** Whether a line was said in one piece, apart from its end. */
const isSaid = (said: string, line: string): boolean =>
  said.replace(/\s+/gu, ' ').includes(line.replace(/[….!?]+$/u, ''));

function properName(said: string): string | undefined {
  const name = INTRODUCTION.exec(said)?.[1];
  return name === undefined ? undefined : readName(name);
}

function withoutPersonal(
  said: string,
  name: string | undefined,
  address: string | undefined,
): string {
  const noName = name === undefined ? said : said.replace(INTRODUCTION, ' ');
  if (address === undefined) return noName;
  const at = noName.indexOf(address);
  return `${noName.slice(0, at).replace(REACH, ' ')} ${noName.slice(at + address.length)}`;
}

/** The summary of a problem, and its description if it is long enough for both. */
export function problemIn(text: string): Pick<Answers, 'summary' | 'description'> {
  const problem = text.replace(/^[\s,.;:!–-]+|[\s,;:–-]+$/gu, '').replace(/\s+/gu, ' ');
  if (plainly(problem).split(' ').length < MIN_WORDS) return {};
  const summary = summaryOf(problem);
  return problem.length >= DESCRIBES || summary !== problem
    ? { summary, description: problem }
    : { summary };
}

/** One line of a text: its first sentence that says what is wrong, or its first one, or as many of its words as fit. */
export function summaryOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= MAX_SUMMARY) return line;
  const sentences = sentencesOf(line).filter(({ length }) => length >= 15 && length < MAX_SUMMARY);
  const telling = sentences.find(saysTrouble) ?? /^.{15,149}?[.!?](?=\s)/u.exec(line)?.[0];
  if (telling) return telling;
  const cut = line.slice(0, MAX_SUMMARY - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : undefined)}…`;
}
