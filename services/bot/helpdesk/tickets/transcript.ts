import type { CardKind } from '../conversations/card.ts';
import type { ChatMessage } from '../conversations/chat-message.ts';
import { type HandoffTurn, isHandoff } from '../conversations/handoff-record.ts';
import type { TurnRecord } from '../conversations/turn-record.ts';
import { singleLine } from './plain-text.ts';
import type { TranscriptLine } from './ticket.ts';

const ANSWERS: readonly CardKind[] = ['answer', 'didYouMean', 'refusal', 'urgent'];
const MAX_TURNS = 30;
const MAX_LINE_LENGTH = 300;
/** Of a chat with a person, which is one turn, as many lines, and each of them whole. */
const MAX_HANDOFF_LINES = 200;
const MAX_HANDOFF_LENGTH = 1_024;

/**
 * Returns what was said in the last 30 turns, of which the bot's part is cut to what a reader needs, and the chat with a
 * person. Turns are redacted.
 */
export function transcriptOf(turns: readonly TurnRecord[]): readonly TranscriptLine[] {
  return relevantTurns(turns).flatMap(linesOf);
}

/**
 * Returns the turns that say more than the ticket does: not the greeting, not those without a reply, and not the answers
 * to the form's questions, which are the ticket. A question that was answered in the middle of the form is said.
 */
export function relevantTurns(turns: readonly TurnRecord[]): readonly TurnRecord[] {
  const done = turns.filter(({ turn, state }) => turn > 0 && state === 'done');
  return done
    .filter((record, index) => !isForm(record) || !isForm(done[index - 1]) || isAnswered(record))
    .slice(-MAX_TURNS);
}

function isForm(record: TurnRecord | undefined): boolean {
  return record?.intent?.name === 'OpenTicket';
}

/** Whether the bot answered a question, in the middle of a form too. */
function isAnswered({ messages = [] }: TurnRecord): boolean {
  return messages.some(
    (one) => one.contentType === 'CustomPayload' && ANSWERS.includes(one.card.kind),
  );
}

function linesOf(record: TurnRecord): TranscriptLine[] {
  if (isHandoff(record)) return handoffLines(record);
  const { at, repliedAt = at, said, messages = [] } = record;
  // A question of the form says nothing; an answer to the problem does.
  const isSaid = !isForm(record) || isAnswered(record);
  const lines: TranscriptLine[] = [
    {
      at,
      by: 'client',
      text: said === undefined ? '' : 'text' in said ? said.text : said.buttonValue,
    },
    { at: repliedAt, by: 'bot', text: isSaid ? messages.flatMap(plainTextOf).join(' ') : '' },
  ];
  return lines
    .map((line) => ({ ...line, text: singleLine(line.text, MAX_LINE_LENGTH) }))
    .filter(({ text }) => text !== '');
}

function handoffLines({ handoff }: HandoffTurn): TranscriptLine[] {
  return handoff.lines
    .slice(-MAX_HANDOFF_LINES)
    .map((line) => ({ ...line, text: singleLine(line.text, MAX_HANDOFF_LENGTH) }));
}

function plainTextOf(message: ChatMessage): string[] {
  return message.contentType === 'PlainText' ? [message.content] : [];
}
