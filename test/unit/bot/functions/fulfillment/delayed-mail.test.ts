import { expect, it } from 'vitest';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { depsThatFind } from './answer-deps.ts';
import { aForm, aReply } from './lex-events.ts';

async function replyTo(isMailAway: boolean) {
  const deps = depsThatFind();
  if (isMailAway) deps.failing.add('mail');
  const { sessionState, messages = [] } = await respond(deps, aReply('send', aForm('check')));
  const [first] = messages;
  return {
    state: sessionState.intent?.state,
    said: first && 'content' in first ? first.content : '',
  };
}

it('says that a ticket is recorded and its mail waits, if the mail could not go out', async () => {
  const { state, said } = await replyTo(true);

  expect(state).toBe('Fulfilled');
  expect(said).toMatch(/^Your ticket is LTSI-/);
  expect(said).toContain(
    'It is recorded; the mail to the team could not go out yet, and is tried again until it does.',
  );
});

it('says nothing of it if the mail went out', async () => {
  const { said } = await replyTo(false);

  expect(said).toMatch(/^Your ticket is LTSI-/);
  expect(said).not.toContain('could not go out');
});
