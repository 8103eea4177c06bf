import { clockTime } from '../conversations/clock-time.ts';
import type { Place } from '../documents/passage.ts';
import type { AlsoSee, Answer } from './answer.ts';
import { cutText } from './cut-text.ts';

/** Amazon Lex takes so many characters in one message; UTF-16 units are never fewer. */
const MAX_MESSAGE = 1024;
const MAX_TITLE = 120;
const MAX_ALSO_TITLE = 80;
/** Below this, other documents are left out rather than the quote shortened further. */
const LEAST_QUOTE = 240;

export type AnswerMessage =
  | { readonly contentType: 'PlainText'; readonly content: string }
  | { readonly contentType: 'CustomPayload'; readonly content: string };

/**
 * An answer as Lex messages: a card for clients that know cards, and the same in plain text for the others.
 * Both carry ids and places, never a URL, and at most 1,024 characters.
 */
export function answerMessages(answer: Answer): [AnswerMessage, AnswerMessage] {
  return [
    { contentType: 'PlainText', content: plainText(answer) },
    { contentType: 'CustomPayload', content: card(answer) },
  ];
}

function plainText({ passage, quote }: Answer): string {
  const title = cutText(passage.title, MAX_TITLE);
  const heading = passage.heading === passage.title ? '' : passage.heading;
  const where = placeInWords(passage.place, cutText(heading, MAX_TITLE));
  const head = passage.kind === 'video' ? `${title} (video)` : title;
  const frame = `${head}\n“”${where ? `\n${where}` : ''}`;
  const room = MAX_MESSAGE - frame.length;
  return `${head}\n“${cutText(quote, room)}”${where ? `\n${where}` : ''}`;
}

function placeInWords(place: Place, heading: string): string {
  if ('startSeconds' in place) return `Starts at ${clockTime(place.startSeconds)}.`;
  return heading === '' ? '' : `Section: ${heading}`;
}

function card({ passage, quote, also }: Answer): string {
  for (let others = also.length; others >= 0; others -= 1) {
    const make = (text: string): string => cardJson(passage, text, also.slice(0, others));
    const room = MAX_MESSAGE - make('').length;
    if (room < Math.min(LEAST_QUOTE, escapedLength(quote)) && others > 0) continue;
    return make(cutText(quote, room, escapedLength));
  }
  throw new Error(`The card of passage ${passage.id} does not fit a message`);
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

/** How long a text is inside a JSON string: quotes and line feeds take two characters there. */
const escapedLength = (text: string): number => JSON.stringify(text).length - 2;
