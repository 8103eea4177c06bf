import type { EventWriter } from '../../helpdesk/analytics/event-writer.ts';
import { assertLexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import type { FulfillmentDeps } from './respond.ts';
import { respondPolitely } from './respond-politely.ts';
import { type TurnNotes, turnEvents } from './turn-events.ts';

export type CountedTurnDeps = Omit<FulfillmentDeps, 'onTicket'> & {
  readonly events: Pick<EventWriter, 'write'>;
  /** Milliseconds since any moment, to measure how long a turn takes. */
  readonly stopwatch: () => number;
};

/** Answers a turn of Lex and keeps what became of it for the figures. Throws if the event is not one of Lex. */
export async function countedTurn(
  deps: CountedTurnDeps,
  event: unknown,
  reference: string,
): Promise<LexResponse> {
  assertLexEvent(event);
  const at = deps.clock.now();
  const begun = deps.stopwatch();
  const notes: TurnNotes = {};
  const response = await respondPolitely({ ...deps, ...noting(deps, notes) }, event, reference);
  const timing = { at, latencyMs: deps.stopwatch() - begun };
  await deps.events.write(turnEvents(event, response, notes, timing), deps.log);
  return response;
}

/** The same dependencies, which note what they found and what was filed. */
function noting(
  { findAnswer, findSection }: CountedTurnDeps,
  notes: TurnNotes,
): Pick<FulfillmentDeps, 'findAnswer' | 'findSection' | 'onTicket'> {
  return {
    async findAnswer(question) {
      const reply = await findAnswer(question);
      notes.reply = reply;
      return reply;
    },
    async findSection(passageId) {
      notes.section = await findSection(passageId);
      return notes.section;
    },
    onTicket(ticket) {
      notes.ticket = ticket;
    },
  };
}
