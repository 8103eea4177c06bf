import { beforeEach, describe, expect, it } from 'vitest';
import type { LexEvent } from '../../../../../services/bot/functions/fulfillment/lex-event.ts';
import type { LexResponse } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { depsThatFind } from './answer-deps.ts';
import { aForm, aLexEvent, aReply, withAttributes } from './lex-events.ts';

let deps: ReturnType<typeof depsThatFind>;
let last: LexResponse;
/** As Lex keeps them: a response without attributes leaves them as they are. */
let attributes: Readonly<Record<string, string>>;

const textOf = ({ messages = [] }: LexResponse) =>
  messages.map((message) => ('content' in message ? message.content : '')).join('\n');

/** Says something in the chat, with the attributes that the reply before has set. */
async function say(said: string, changed: Partial<LexEvent> = {}): Promise<string> {
  const event = { ...aLexEvent('FallbackIntent', { said }), ...changed };
  last = await respond(deps, withAttributes(event, attributes));
  attributes = last.sessionState.sessionAttributes ?? attributes;
  return textOf(last);
}

const receipts = () => deps.mails.filter(({ subject }) => subject.startsWith('Your ticket'));

beforeEach(async () => {
  deps = depsThatFind();
  last = await respond(deps, aReply('send', aForm('check')));
  attributes = last.sessionState.sessionAttributes ?? {};
  expect(deps.mails).toHaveLength(1);
});

describe('proving the address of a ticket', () => {
  it('is offered once the ticket is sent, which did not wait for it', () => {
    expect(JSON.stringify(last.messages)).toContain('send me a code');
    expect([...deps.outbox.filed.values()][0]?.ticket.requestor).not.toHaveProperty('isProven');
  });

  it('sends a code, takes it, and then a copy of the ticket', async () => {
    expect(await say('send me a code')).toContain('six digits');
    expect(deps.mails[1]?.text).toContain('000042');
    expect(receipts()).toStrictEqual([]);

    expect(await say('000042')).toContain('the address is proven');

    expect(receipts()).toHaveLength(1);
    expect(receipts()[0]).toMatchObject({ headers: { 'Auto-Submitted': 'auto-generated' } });
  });

  it('says what is wrong with a code', async () => {
    await say('send me a code');

    expect(await say('111111')).toContain('not the code');
    for (const code of ['222222', '333333', '444444']) await say(code);
    expect(await say('555555')).toContain('wrong too often');
    expect(await say('000042')).toContain('wrong too often');
    expect(receipts()).toStrictEqual([]);
  });

  it('takes six digits for a code only after one was sent', async () => {
    expect(await say('000042')).not.toContain('code');
  });

  it('sends no more than three codes an hour, and says so', async () => {
    for (let at = 0; at < 3; at += 1) await say('send me another code');

    expect(await say('send me another code')).toContain('no more codes for now');
    expect(deps.mails).toHaveLength(4);
  });

  it('tells the state of the ticket afterwards, and not before', async () => {
    expect(await say('what is the status of my ticket?')).not.toContain('was mailed');

    await say('send me a code');
    await say('000042');

    expect(await say('what is the status of my ticket?')).toMatch(/was mailed to the team .* on /);
  });

  it('says what the tracker of the team says, and our own record if that does not answer', async () => {
    await say('send me a code');
    await say('000042');
    const asked: string[] = [];
    const track = async (ticketId: string) => {
      asked.push(ticketId);
      return { status: 'open' };
    };
    const broken = { track: () => Promise.reject(new Error('RT is away')) };

    deps = { ...deps, tracker: { track } } as typeof deps;
    expect(await say('what is the status of my ticket?')).toContain('somebody is working on it');
    deps = { ...deps, tracker: broken } as typeof deps;
    expect(await say('what is the status of my ticket?')).toContain('was mailed to the team');

    expect(asked).toStrictEqual([[...deps.outbox.filed.values()][0]?.ticket.ticketId]);
  });

  it('asks no tracker for who has not proven the address', async () => {
    const track = () => Promise.reject(new Error('must not be asked'));
    deps = { ...deps, tracker: { track } } as typeof deps;

    expect(await say('what is the status of my ticket?')).not.toContain('working');
  });

  it('marks the next ticket of the chat as from a proven address', async () => {
    await say('send me a code');
    await say('000042');
    const next = aReply('send', {
      ...aForm('check'),
      answers: { ...aForm('check').answers, summary: 'Another' },
    });

    await respond(
      deps,
      withAttributes(next, { ...attributes, ...next.sessionState.sessionAttributes }),
    );

    const proven = [...deps.outbox.filed.values()].map(({ ticket }) => ticket.requestor.isProven);
    expect(proven).toStrictEqual([undefined, true]);
  });

  it("sends nothing about another conversation's ticket, whatever the attributes say", async () => {
    await say('send me a code', { sessionId: 'session-2' });
    const text = await say('000042', { sessionId: 'session-2' });

    expect(text).toContain('the address is proven');
    expect(receipts()).toStrictEqual([]);
    expect(await say('what is the status of my ticket?', { sessionId: 'session-2' })).not.toContain(
      'was mailed',
    );
  });
});
