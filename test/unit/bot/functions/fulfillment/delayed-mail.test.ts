import { expect, it } from 'vitest';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { MailNotSentError } from '../../../../../services/bot/helpdesk/tickets/mail-not-sent-error.ts';
import { depsThatFind } from './answer-deps.ts';
import { aForm, aReply } from './lex-events.ts';

async function replyTo(failure?: Error) {
  const deps = depsThatFind();
  if (failure) {
    deps.failing.add('mail');
    deps.failWith(failure);
  }
  const { sessionState, messages = [] } = await respond(deps, aReply('send', aForm('check')));
  const [first] = messages;
  return {
    state: sessionState.intent?.state,
    said: first && 'content' in first ? first.content : '',
  };
}

it('says that a ticket is recorded and its mail waits, if the mail could not go out', async () => {
  const { state, said } = await replyTo(
    new MailNotSentError('throttled', 'Too many mails a second.', 'Wait.', undefined),
  );

  expect(state).toBe('Fulfilled');
  expect(said).toMatch(/^Your ticket is LTSI-/);
  expect(said).toContain(
    'It is recorded; the mail to the team could not go out yet, and is tried again until it does.',
  );
});

it('says that it is not certain whether the mail went out, if the service did not say', async () => {
  const { said } = await replyTo(new Error('The connection was closed'));

  expect(said).toContain('whether the mail to the team went out is not certain yet');
  expect(said).not.toContain('could not go out');
});

it('says nothing of it if the mail went out', async () => {
  const { said } = await replyTo();

  expect(said).toMatch(/^Your ticket is LTSI-/);
  expect(said).not.toContain('could not go out');
});
