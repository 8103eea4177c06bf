import { OPEN_TICKET } from '../../helpdesk/conversations/ticket-buttons.ts';
import type { Form } from '../../helpdesk/intake/form.ts';
import { nextForm } from '../../helpdesk/intake/how-many.ts';
import type { LexEvent } from './lex-event.ts';
import { type LexResponse, MAX_MESSAGES, offer } from './lex-response.ts';
import { withForm } from './ticket-form.ts';

/**
 * Once the first of two tickets is sent, keeps the other for later and offers to go on with it, in place of the copy by
 * e-mail: that is offered after the last.
 */
export function withNextTicket(event: LexEvent, form: Form, response: LexResponse): LexResponse {
  const next = nextForm(form);
  const { intent } = response.sessionState;
  if (!next || intent?.state !== 'Fulfilled') return response;
  const said = (response.messages ?? []).filter(
    ({ contentType }) => contentType !== 'ImageResponseCard',
  );
  const { summary = '' } = next.answers;
  const goOn = offer(`Not sent yet: “${summary}”`, [
    { ...OPEN_TICKET, text: 'Go on with the second ticket' },
  ]);
  const messages = [...said.slice(0, MAX_MESSAGES - 1), goOn];
  return withForm(event, { ...response, messages }, { ...next, isPaused: true });
}
