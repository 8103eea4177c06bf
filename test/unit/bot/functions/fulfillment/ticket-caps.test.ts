import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import { SessionNetworks } from '../../../../../services/bot/helpdesk/tickets/session-network.ts';
import { TicketCaps } from '../../../../../services/bot/helpdesk/tickets/ticket-caps.ts';
import { fakeDeps } from '../../helpdesk/tickets/ticket-fakes.ts';
import { ANSWERS, aForm, aLexEvent, aReply, formIn, withAttributes } from './lex-events.ts';

const MINUTE = 60_000;
const CAMPUS = '142.104.1.1';

const NO_ANSWERS = {
  mailFrom: 'bot@example.edu',
  kept: {},
  handoff: false,
  findAnswer: async () => ({ kind: 'refusal', about: [] }) as const,
  findSection: async () => undefined,
};

function helpDesk() {
  const deps = { ...fakeDeps(), log: silentLog, ...NO_ANSWERS };
  const networks = new SessionNetworks(deps.objects, deps.clock);
  let count = 0;
  /** Confirms a ticket of its own, from a session and for an address of its own unless they are given. */
  const confirm = async (of: { session?: string; email?: string; summary?: string } = {}) => {
    count += 1;
    const form = aForm('check', {
      ...ANSWERS,
      email: of.email ?? `person${count}@example.edu`,
      summary: of.summary ?? `Thing ${count} is broken`,
    });
    const event = {
      ...aReply('yes', form),
      sessionId: of.session ?? `session-${count}`,
    };
    const { sessionState, messages } = await respond(deps, event);
    const [said] = messages ?? [];
    return {
      state: sessionState.intent?.state,
      said: said && 'content' in said ? said.content : '',
    };
  };
  return { ...deps, networks, confirm };
}

async function repeated(times: number, confirm: () => Promise<{ state?: string | undefined }>) {
  const states = [];
  for (let time = 0; time < times; time += 1) states.push((await confirm()).state);
  return states;
}

const FULFILLED = (times: number) => Array.from({ length: times }, () => 'Fulfilled');

describe('tickets within an hour', () => {
  it('are three for a session', async () => {
    const { confirm, mails } = helpDesk();
    const from = () => confirm({ session: 'one' });

    expect(await repeated(4, from)).toStrictEqual([...FULFILLED(3), 'Failed']);
    expect(mails).toHaveLength(3);
    expect((await confirm({ session: 'another' })).state).toBe('Fulfilled');
  });

  it('are five for a typed address, however it is written', async () => {
    const { confirm, mails } = helpDesk();
    const spellings = ['victim@third.example', 'Victim@third.example', 'victim+1@third.example'];
    let time = 0;
    const from = () => confirm({ email: spellings[time++ % 3] ?? '' });

    expect(await repeated(6, from)).toStrictEqual([...FULFILLED(5), 'Failed']);
    expect(mails).toHaveLength(5);
  });

  it('are 200 for a network', async () => {
    const { confirm, networks, mails } = helpDesk();
    let session = 0;
    const from = async () => {
      session += 1;
      await networks.note(`campus-${session}`, CAMPUS);
      return confirm({ session: `campus-${session}` });
    };

    expect(await repeated(201, from)).toStrictEqual([...FULFILLED(200), 'Failed']);
    expect(mails).toHaveLength(200);
    expect((await confirm()).state).toBe('Fulfilled');
  });

  it('are counted again after an hour', async () => {
    const { confirm, advance } = helpDesk();
    const from = () => confirm({ session: 'one' });
    await repeated(2, from);
    advance(30 * MINUTE);
    await from();

    advance(30 * MINUTE - 1);
    expect((await from()).state).toBe('Failed');
    advance(1);
    expect(await repeated(3, from)).toStrictEqual([...FULFILLED(2), 'Failed']);
  });

  it('are counted once, however often they are confirmed', async () => {
    const { confirm, mails } = helpDesk();
    const same = { session: 'one', email: 'sam@example.edu', summary: 'Same' };
    const first = await confirm(same);

    expect(await repeated(5, () => confirm(same))).toStrictEqual(FULFILLED(5));
    expect((await confirm(same)).said).toBe(first.said);
    expect(await repeated(3, () => confirm({ session: 'one' }))).toStrictEqual([
      ...FULFILLED(2),
      'Failed',
    ]);
    expect((await confirm(same)).said).toBe(first.said);
    expect(mails).toHaveLength(3);
  });

  it('are no more when they are confirmed at the same moment', async () => {
    const { confirm, mails } = helpDesk();

    const all = await Promise.all(
      Array.from({ length: 12 }, () => confirm({ email: 'v@x.example' })),
    );

    expect(all.filter(({ state }) => state === 'Fulfilled')).toHaveLength(5);
    expect(mails).toHaveLength(5);
  });

  it('take no place of a session when the address has none left', async () => {
    const { confirm } = helpDesk();
    await repeated(5, () => confirm({ email: 'v@x.example' }));

    await repeated(5, () => confirm({ session: 'one', email: 'v@x.example' }));

    expect(await repeated(3, () => confirm({ session: 'one' }))).toStrictEqual(FULFILLED(3));
  });
});

it('says kindly why, until when and what to do instead', async () => {
  const { confirm, advance } = helpDesk();
  await repeated(3, () => confirm({ session: 'one' }));
  advance(25 * MINUTE);

  const { said } = await confirm({ session: 'one' });

  expect(said).toBe(
    "I'm sorry, I have not sent this ticket. This chat has sent 3 tickets within an hour, which is as many as I may " +
      "send. Please try again in 35 minutes. If it can't wait, write to triage@rt.example.edu yourself, and a person " +
      'will help you. What you wrote is still above.',
  );
});

it('keeps the ticket, which the client can send later', async () => {
  const deps = { ...fakeDeps(), log: silentLog, ...NO_ANSWERS };
  const send = (summary: string) =>
    respond(deps, aReply('yes', aForm('check', { ...ANSWERS, summary })));
  for (const summary of ['One', 'Two', 'Three']) await send(summary);

  const refused = await send('Four');
  deps.advance(61 * MINUTE);
  const opening = aLexEvent('OpenTicket', {
    said: 'continue my ticket',
    source: 'DialogCodeHook',
  });
  const again = await respond(
    deps,
    withAttributes(opening, refused.sessionState.sessionAttributes ?? {}),
  );

  expect(formIn(refused)).toMatchObject({ isPaused: true, answers: { summary: 'Four' } });
  expect(again.sessionState.dialogAction).toMatchObject({ slotToElicit: 'Check' });
  const sent = await respond(deps, aReply('send', formIn(again) ?? aForm('check')));
  expect(sent.sessionState.intent?.state).toBe('Fulfilled');
});

it('keeps no session id and no address in the keys and values of the counters', async () => {
  const { confirm, networks, objects } = helpDesk();
  await networks.note('session-1', CAMPUS);
  await confirm();

  const values = await Promise.all(objects.keys().map((key) => objects.read(key)));
  expect(objects.keys().every((key) => /^state\/cap\/[0-9a-f]{64}\.json$/.test(key))).toBe(true);
  expect(objects.keys()).toHaveLength(4);
  expect(JSON.stringify([objects.keys(), values])).not.toMatch(/session-1|person1|142\.104/);
});

it('records nothing if a ticket cannot be counted', async () => {
  const { outbox, ...deps } = { ...fakeDeps(), log: silentLog, ...NO_ANSWERS };
  const busy = { read: async () => undefined, write: async () => undefined };
  const caps = new TicketCaps(busy, deps.clock);

  const turn = respond({ ...deps, outbox, caps }, aReply('yes', aForm('check')));

  await expect(turn).rejects.toThrow('are being counted at once');
  expect(outbox.entries.size + outbox.filed.size).toBe(0);
});
