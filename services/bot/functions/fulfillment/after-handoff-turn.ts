import {
  HANDOFF_ENDS,
  type HandoffEnd,
  type HandoffTurn,
  isHandoff,
} from '../../helpdesk/conversations/handoff-record.ts';
import { saidToPerson } from '../../helpdesk/handoff/said-to-person.ts';
import { type Form, openForm } from '../../helpdesk/intake/form.ts';
import { privacyText } from '../../helpdesk/intake/wording.ts';
import { answeredQuestion } from './answered-question.ts';
import { questionOf, withoutQuestion } from './asked-question.ts';
import { askTurn } from './intake-messages.ts';
import { intakeRules, suggested } from './intake-rules.ts';
import type { IntakeDeps } from './intake-turn.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { personBefore } from './person-before.ts';
import { savedForm } from './ticket-form.ts';
import { acceptable } from './ticket-opening.ts';

/** Set by our own chat: the turn of a chat with a person that is over, and why. */
const ATTRIBUTE = 'x-ltsi-handoff';
const ENDED = /^(\d{1,4}) (\w+)$/;

const NOTES: Readonly<Record<HandoffEnd, string>> = {
  ended:
    'The chat with our staff has ended. If you need nothing more, say “cancel”. If you do, I open a ticket with all that was said.',
  noAnswer:
    'Nobody was free to chat. I open a ticket with all that was said, and a person replies by e-mail.',
  failed:
    'The chat with our staff broke off. I open a ticket with all that was said, and a person replies by e-mail.',
};

/** Goes on with a ticket after a chat with a person. Resolves with undefined for all other turns. */
export async function afterHandoffTurn(
  deps: IntakeDeps,
  event: LexEvent,
): Promise<LexResponse | undefined> {
  const ended = endedHandoff(event);
  if (ended === undefined) return undefined;
  const { isPaused: _, ...left } = savedForm(event) ?? {};
  const note = NOTES[ended.end];
  if ('asked' in left) return askTurn(deps, event, left as Form, { note });
  const form = await formAfter(deps, event, ended.turn);
  const first = { note: `${note} ${privacyText(deps.kept)}` };
  return withoutQuestion(event, askTurn(deps, event, form, first));
}

function endedHandoff(event: LexEvent): { turn: number; end: HandoffEnd } | undefined {
  const [, turn, reason] = ENDED.exec(event.requestAttributes?.[ATTRIBUTE] ?? '') ?? [];
  const end = HANDOFF_ENDS.find((one) => one === reason);
  return turn === undefined || end === undefined ? undefined : { turn: Number(turn), end };
}

async function formAfter(deps: IntakeDeps, event: LexEvent, turn: number): Promise<Form> {
  const question = answeredQuestion(event) ?? questionOf(event);
  const handoff = await handoffTurn(deps, event, turn);
  const told = handoff ? saidToPerson(handoff, question) : {};
  const person = acceptable({ ...(await personBefore(deps, event)), ...told }, intakeRules(deps));
  const { summary, description } = told;
  const category = suggested(deps, [summary, description].join('\n'));
  return openForm({ ...person, ...(category !== undefined && { category }) });
}

/** A ticket is worth more than what fills it in: without the conversation, all is asked for. */
async function handoffTurn(
  { conversations, log }: IntakeDeps,
  { sessionId }: LexEvent,
  turn: number,
): Promise<HandoffTurn | undefined> {
  try {
    const turns = await conversations.turns(sessionId);
    return turns.filter(isHandoff).find((one) => one.turn === turn);
  } catch (error) {
    log.warn({ err: error }, 'chat with a person not read; the ticket begins empty');
    return undefined;
  }
}
