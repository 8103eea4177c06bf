import { clockTime } from '../../conversations/clock-time.ts';
import type { PassagePlace } from '../../documents/passage.ts';
import type { AlsoSee, Answer } from '../answer.ts';
import { cutText } from './cut-text.ts';

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

function answerText({ passage, quote }: Answer): string {
  const title = cutText(passage.title, MAX_TITLE);
  const heading = passage.heading === passage.title ? '' : passage.heading;
  const where = describePlace(passage.place, cutText(heading, MAX_TITLE));
  const head = passage.kind === 'video' ? `${title} (video)` : title;
  const frame = `${head}\n“”${where ? `\n${where}` : ''}`;
  const room = MAX_MESSAGE - frame.length;
  return `${head}\n“${cutText(quote, room)}”${where ? `\n${where}` : ''}`;
}

function describePlace(place: PassagePlace, heading: string): string {
  if ('startSeconds' in place) return `Starts at ${exactTime(place.startSeconds)}.`;
  if ('page' in place)
    return heading === '' ? `Page ${place.page}` : `Page ${place.page}: ${heading}`;
  return heading === '' ? '' : `Section: ${heading}`;
}

/** Formats the second of a cue to the last thousandth, as the card has it: a player that starts earlier shows the line before. */
function exactTime(seconds: number): string {
  const fraction = Math.round((seconds % 1) * 1000) / 1000;
  return `${clockTime(seconds)}${fraction > 0 && fraction < 1 ? String(fraction).slice(1) : ''}`;
}

function answerCard({ passage, quote, also }: Answer): string {
  for (let others = also.length; others >= 0; others -= 1) {
    const make = (text: string): string => cardJson(passage, text, also.slice(0, others));
    const room = MAX_MESSAGE - make('').length;
    if (room < Math.min(MIN_QUOTE, escapedLength(quote)) && others > 0) continue;
    return make(cutText(quote, room, escapedLength));
  }
  throw new Error(`The card of passage ${passage.id} does not fit into a message`);
}

function cardJson(passage: Answer['passage'], quote: string, also: readonly AlsoSee[]): string {
  return JSON.stringify({
    v: 1,
    kind: 'answer',
    docId: passage.docId,
    title: cutText(passage.title, MAX_TITLE),
    quote,
    place: passage.place,
    also: also.map(({ docId, title, place }) => ({
      docId,
      title: cutText(title, MAX_ALSO_TITLE),
      place,
    })),
    trace: passage.id,
  });
}

/** Returns the length of a text inside a JSON string, where quotes and line feeds take two characters. */
function escapedLength(text: string): number {
  return JSON.stringify(text).length - 2;
}
