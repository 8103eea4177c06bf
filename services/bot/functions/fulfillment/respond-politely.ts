import type { LexEvent } from './lex-event.ts';
import { close, type LexResponse, say } from './lex-response.ts';
import { type FulfillmentDeps, respond } from './respond.ts';

/**
 * Wraps `respond`: a failure is logged with its stack and returned to Lex as the intent state `Failed`, with a sentence
 * that names the reference under which it was logged.
 */
export async function respondPolitely(
  deps: FulfillmentDeps,
  event: LexEvent,
  reference: string,
): Promise<LexResponse> {
  const { intent } = event.sessionState;
  try {
    return await respond(deps, event);
  } catch (error) {
    deps.log.error({ intent: intent.name, reference, err: error }, 'turn failed');
    return close(intent, 'Failed', [say(apology(intent.name, reference))]);
  }
}

function apology(intent: string, reference: string): string {
  const what =
    intent === 'OpenTicket'
      ? 'Sorry, I could not file your ticket just now. Please try again in a few minutes.'
      : 'Sorry, I could not look that up just now. Please try again in a few minutes, or say "open a ticket".';
  return `${what} If it happens again, please mention the reference ${reference}.`;
}
