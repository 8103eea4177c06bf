import type { LexEvent } from './lex-event.ts';
import { elicitSlot, type LexResponse, say } from './lex-response.ts';
import { TICKET_SLOTS, ticketSlots } from './ticket-slots.ts';

/** Answers to a question with two choices: they describe no problem, so they were meant for another question. */
const BARE_ANSWER =
  /^(?:yes|yep|yeah|yup|ok|okay|sure|no|nope|nah|y|n|(?:yes |please )*(?:send it|please))[.!]*$/i;

/**
 * Asks again for a summary or a description that is only a yes or a no: the bot and the person have lost track of each
 * other's questions. Returns undefined if there is none.
 */
export function askForWords({ sessionState: { intent } }: LexEvent): LexResponse | undefined {
  const { summary, description } = ticketSlots(intent.slots ?? {});
  if (BARE_ANSWER.test(summary)) {
    return elicitSlot(intent, TICKET_SLOTS.summary, [
      say('What is the problem, in one line and in your own words?'),
    ]);
  }
  if (!BARE_ANSWER.test(description)) return undefined;
  return elicitSlot(intent, TICKET_SLOTS.description, [
    say('Please describe the problem in your own words: what did you do, and what happened?'),
  ]);
}
