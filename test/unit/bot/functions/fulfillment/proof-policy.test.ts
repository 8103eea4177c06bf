import { beforeEach, describe, expect, it } from 'vitest';
import type { LexResponse } from '../../../../../services/bot/functions/fulfillment/lex-response.ts';
import { respond } from '../../../../../services/bot/functions/fulfillment/respond.ts';
import type { ContentFile } from '../../../../../services/bot/helpdesk/content/content-file.ts';
import { ROUTING } from '../../../../../services/bot/helpdesk/content-files.ts';
import type { ProofPolicy } from '../../../../../services/bot/helpdesk/routing/proof-policy.ts';
import { depsThatFind } from './answer-deps.ts';
import { aForm, aLexEvent, aReply, formIn, withAttributes } from './lex-events.ts';

let deps: ReturnType<typeof deskWith>;
let last: LexResponse;
let attributes: Readonly<Record<string, string>>;

/** A desk whose teams all have this policy. */
function deskWith(proof: ProofPolicy) {
  const found = depsThatFind();
  const { initial } = ROUTING;
  const teams = initial.teams.map((team) => ({ ...team, proof }));
  const get = <T>(file: ContentFile<T>): T =>
    (file.name === ROUTING.name ? { ...initial, teams } : found.content.get(file)) as T;
  return { ...found, content: { ...found.content, get, refresh: async () => {} } };
}

const textOf = ({ messages = [] }: LexResponse) =>
  messages.map((message) => ('content' in message ? message.content : '')).join('\n');

async function say(said: string): Promise<string> {
  last = await respond(deps, withAttributes(aLexEvent('FallbackIntent', { said }), attributes));
  attributes = last.sessionState.sessionAttributes ?? attributes;
  return textOf(last);
}

async function send(): Promise<string> {
  last = await respond(deps, aReply('send', aForm('check')));
  attributes = last.sessionState.sessionAttributes ?? {};
  return textOf(last);
}

/** The code of the newest mail. */
const lastCode = () => /\d{6}/.exec(deps.mails.at(-1)?.text ?? '')?.[0] ?? '';

const filed = () => [...deps.outbox.filed.values()].map(({ ticket }) => ticket);

describe('a team that takes proven addresses only', () => {
  beforeEach(() => {
    deps = deskWith('always');
  });

  it('gets the ticket once the code is typed, and not before', async () => {
    expect(await send()).toMatch(/the ticket waits.*six digits to sam\.rivera@example\.edu/);
    expect(filed()).toStrictEqual([]);

    expect(await say('000042')).toMatch(/Your ticket is LTSI-/);

    expect(filed()).toMatchObject([{ requestor: { isProven: true } }]);
    expect(formIn(last)).toBeUndefined();
  });

  it('is called or visited by those who cannot read the code', async () => {
    expect(await send()).toMatch(/can’t read mail there.*\n.*250-555-0100/s);
  });

  it('still waits after a wrong code, a yes, and a code that expired', async () => {
    await send();

    expect(await say('111111')).toContain('not the code');
    expect(await say('yes')).toContain('once you type the six digits');
    expect(filed()).toStrictEqual([]);
    expect(deps.mails).toHaveLength(1);
    expect(await say('send me another code')).toContain('six digits');
    expect(deps.mails).toHaveLength(2);
  });

  it('lets the client change the address, which is then the one to prove', async () => {
    await send();

    expect(await say('my e-mail is sam@example.org')).toContain('sam@example.org');
    expect(await say('send')).toContain('six digits to sam@example.org');
    await say(lastCode());

    expect(filed()).toMatchObject([{ requestor: { email: 'sam@example.org', isProven: true } }]);
  });

  it('lets the client cancel', async () => {
    await send();

    expect(await say('cancel')).toContain('nothing was sent');
    expect(filed()).toStrictEqual([]);
  });

  it('sends no more codes than others do, and says whom to call', async () => {
    await send();
    await say('send me another code');
    await say('send me another code');

    expect(await say('send me another code')).toMatch(/no more codes for now.*250-555-0100/s);
  });
});

describe('a team that asks for no code', () => {
  beforeEach(() => {
    deps = deskWith('never');
  });

  it('gets the ticket at once, and the client is offered none', async () => {
    expect(await send()).toMatch(/Your ticket is LTSI-/);
    expect(JSON.stringify(last.messages)).not.toContain('send me a code');
    expect(filed()[0]?.requestor).not.toHaveProperty('isProven');
  });

  it('has none sent, and nothing is said about the ticket to who has not proven the address', async () => {
    await send();

    expect(await say('send me a code')).toContain('asks for no code');
    expect(await say('what is the status of my ticket?')).not.toContain('was mailed');
    expect(JSON.stringify(last.messages)).not.toContain('send me a code');
    expect(deps.mails).toHaveLength(1);
  });
});
