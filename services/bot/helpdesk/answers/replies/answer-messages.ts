import { clockTime } from '../../conversations/clock-time.ts';
import type { PassagePlace } from '../../documents/passage.ts';
import type { AlsoSee, Answer } from '../answer.ts';
import { cutText } from './cut-text.ts';
import { fitQuote } from './fit-quote.ts';
import { savedDay, savedLine } from './saved-date.ts';
import { sectionTitle } from './section-title.ts';

/** The length limit of a Lex message, in characters. Measured here in UTF-16 units, which are never fewer. */
const MAX_MESSAGE = 1024;
const MAX_TITLE = 120;
const MAX_ALSO_TITLE = 80;
/** Before the quote gets shorter than this, other documents are left out. */
const MIN_QUOTE = 240;

export type AnswerMessage =
  | { readonly contentType: 'PlainText'; readonly content: string }
  | { readonly contentType: 'CustomPayload'; readonly content: string };

/**
 * Returns an answer as Lex messages: plain text, and the same as a card for clients that show cards. Both contain ids
 * and places but never a URL, and have at most 1,024 characters.
 */
export function answerMessages(answer: Answer): [AnswerMessage, AnswerMessage] {
  return [
    { contentType: 'PlainText', content: answerText(answer) },
    { contentType: 'CustomPayload', content: answerCard(answer) },
  ];
}

function answerText({ passage, quote, place = passage.place }: Answer): string {
  const title = cutText(passage.title, MAX_TITLE);
  const heading = passage.heading === passage.title ? '' : passage.heading;
  const head = passage.kind === 'video' ? `${title} (video)` : title;
  const where = describePlace(place, cutText(heading, MAX_TITLE));
  const below = [where, savedLine(passage.savedAt)].map((line) => (line ? `\n${line}` : ''));
  const around = (text: string): string => `${head}\n“${text}”${below.join('')}`;
  return around(fitQuote(quote, MAX_MESSAGE - around('').length));
}

function describePlace(place: PassagePlace, heading: string): string {
  // As people say a time. What a player starts at is on the card, to the thousandth: earlier, it shows the line before.
  if ('startSeconds' in place) return `Starts at ${clockTime(place.startSeconds)}.`;
  if ('page' in place)
    return heading === '' ? `Page ${place.page}` : `Page ${place.page}: ${heading}`;
  return heading === '' ? '' : `Section: ${heading}`;
}

function answerCard(answer: Answer): string {
  const { passage, quote, also } = answer;
  const wanted = escapedLength(quote);
  // Steps are worth more than other documents.
  const least = quote.includes('\n') ? wanted : Math.min(MIN_QUOTE, wanted);
  for (let others = also.length; others >= 0; others -= 1) {
    const make = (text: string): string => cardJson(answer, text, also.slice(0, others));
    const room = MAX_MESSAGE - make('').length;
    if (room < least && others > 0) continue;
    return make(fitQuote(quote, room, escapedLength));
  }
  throw new Error(`The card of passage ${passage.id} does not fit into a message`);
}

function cardJson(
  { passage, place = passage.place }: Answer,
  quote: string,
  also: readonly AlsoSee[],
): string {
  return JSON.stringify({
    v: 1,
    kind: 'answer',
    docId: passage.docId,
    title: cutText(cardTitle(passage), MAX_TITLE),
    quote,
    place,
    savedAt: savedDay(passage.savedAt),
    also: also.map((other) => ({
      docId: other.docId,
      title: cutText(other.title, MAX_ALSO_TITLE),
      place: other.place,
    })),
    trace: passage.id,
  });
}

/** Names a page with its section. A video's time is its place. */
function cardTitle(passage: Answer['passage']): string {
  return passage.kind === 'video' ? passage.title : sectionTitle(passage);
}

/** Returns the length of a text inside a JSON string, where quotes and line feeds take two characters. */
function escapedLength(text: string): number {
  return JSON.stringify(text).length - 2;
}
