import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GetSessionResponse } from '@aws-sdk/client-lex-runtime-v2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Journal } from '../../../../../services/base/durable/journal.ts';
import { type Log, silentLog } from '../../../../../services/base/log.ts';
import { hookPizza, pizza } from '../../../../wire/lex/support/bots.ts';
import { exportZip, prompt } from '../../../../wire/lex/support/export.ts';
import { BOT_ID } from '../../../../wire/lex/support/start-lex.ts';
import { refusal, sayAll, talkTo } from '../support/talk.ts';

const ALIAS = 'PRODALIAS1';

let dataDir: string;
/** The folder as a crash would leave it. */
let copied: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lex-data-'));
  copied = `${dataDir}-copied`;
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await rm(copied, { recursive: true, force: true });
});

function source(sizePrompt: string) {
  return {
    botId: BOT_ID,
    botName: 'Pizza',
    zip: exportZip(pizza({ size: { prompt: prompt(sizePrompt) } })),
    idleSessionTtlSeconds: 300,
  };
}

function alias(botVersion: string) {
  return {
    botId: BOT_ID,
    botAliasId: ALIAS,
    botAliasName: 'prod',
    botVersion,
    locales: { en_US: { enabled: true } },
  };
}

describe('bots, versions and aliases', () => {
  it('118 keeps a version as it was when the draft changes', async () => {
    const talk = await talkTo({ bot: pizza() });
    await talk.definitions.putVersion({ botId: BOT_ID, botVersion: '1' });
    await talk.definitions.putAlias(alias('1'));

    await talk.definitions.putBot(source('Which size?'));

    const prod = await talk.say('order a pizza', { botAliasId: ALIAS, sessionId: 'prod' });
    expect(prod.texts).toStrictEqual(['What size?']);
    expect((await talk.say('order a pizza')).texts).toStrictEqual(['Which size?']);
  });

  it('changes nothing when a version is put again', async () => {
    const talk = await talkTo({ bot: pizza() });
    await talk.definitions.putVersion({ botId: BOT_ID, botVersion: '1' });
    await talk.definitions.putBot(source('Which size?'));
    await talk.definitions.putVersion({ botId: BOT_ID, botVersion: '1' });
    await talk.definitions.putAlias(alias('1'));

    const said = await talk.say('order a pizza', { botAliasId: ALIAS });

    expect(said.texts).toStrictEqual(['What size?']);
  });

  it('keeps a version over a restart', async () => {
    const before = await talkTo({ bot: pizza(), dataDir });
    await before.definitions.putVersion({ botId: BOT_ID, botVersion: '1' });
    await before.close();

    const changed = pizza({ size: { prompt: prompt('Which size?') } });
    const after = await talkTo({ bot: changed, dataDir });
    await after.definitions.putVersion({ botId: BOT_ID, botVersion: '1' });
    await after.definitions.putAlias(alias('1'));

    const said = await after.say('order a pizza', { botAliasId: ALIAS });
    expect(said.texts).toStrictEqual(['What size?']);
    await after.close();
  });

  it('keeps a session over a restart', async () => {
    const before = await talkTo({ bot: pizza(), dataDir });
    await sayAll(before, 'order a pizza', 'large');
    await before.close();

    const after = await talkTo({ bot: pizza(), dataDir });
    const said = await after.say('2');

    expect(said.texts).toStrictEqual(['Order 2 large?']);
    await after.close();
  });

  it('has a turn on disk before it is answered', async () => {
    const before = await talkTo({ bot: pizza(), dataDir });
    await sayAll(before, 'order a pizza', 'large');
    await cp(dataDir, copied, { recursive: true });

    const after = await talkTo({ bot: pizza(), dataDir: copied });
    const said = await after.say('2');

    expect(said.texts).toStrictEqual(['Order 2 large?']);
    await Promise.all([before.close(), after.close()]);
  });

  it('has a state that a client put, and a deletion, on disk before they are answered', async () => {
    const before = await talkTo({ bot: pizza(), dataDir });
    const elicit = { dialogAction: { type: 'ElicitSlot', slotToElicit: 'Count' } };
    const intent = {
      name: 'OrderPizza',
      slots: { Size: { value: { interpretedValue: 'large' } } },
    };
    const steered = { sessionState: { ...elicit, intent }, sessionId: 'steered' };
    await before.run('PutSession', steered);
    await before.say('order a pizza', { sessionId: 'deleted' });
    await before.run('DeleteSession', { sessionId: 'deleted' });
    await cp(dataDir, copied, { recursive: true });

    const after = await talkTo({ bot: pizza(), dataDir: copied });
    const said = await after.say('2', { sessionId: 'steered' });
    const error = await refusal(after.run('GetSession', { sessionId: 'deleted' }));

    expect(said.values).toMatchObject({ Size: 'large', Count: '2' });
    expect(error.code).toBe('ResourceNotFoundException');
    await Promise.all([before.close(), after.close()]);
  });

  it('refuses a turn that can not be written, with the session as it was', async () => {
    const talk = await talkTo({ bot: pizza(), dataDir });
    await talk.say('order a pizza');
    vi.spyOn(Journal.prototype, 'append').mockRejectedValueOnce(new Error('ENOSPC'));

    const error = await refusal(talk.say('large'));
    const now = (await talk.run('GetSession', {})) as GetSessionResponse;

    expect(error).toMatchObject({ code: 'InternalServerException', status: 500 });
    expect(now.sessionState?.dialogAction).toMatchObject({ slotToElicit: 'Size' });
    expect((await talk.say('large')).action).toBe('ElicitSlot Count');
    await talk.close();
  });

  it('has nothing of a deleted session on disk or in its traces', async () => {
    const talk = await talkTo({ bot: pizza(), dataDir, showsTexts: true });
    await sayAll(talk, 'order a pizza', 'large');
    await talk.run('DeleteSession', {});

    // A journal is never quite empty: an empty one counts as damaged.
    expect(await readFile(join(dataDir, 'lex', 'sessions.jsonl'), 'utf8')).toBe('\n');
    expect(talk.turns()).toStrictEqual([]);
    await talk.close();
  });

  it('ends conversations of the test alias when the draft changes', async () => {
    const talk = await talkTo({ bot: pizza() });
    await sayAll(talk, 'order a pizza', 'large');

    await talk.definitions.putBot(source('Which size?'));

    const error = await refusal(talk.run('GetSession', {}));
    expect(error.code).toBe('ResourceNotFoundException');
  });

  it('lets a conversation keep its version when the alias moves on', async () => {
    const talk = await talkTo({ bot: pizza() });
    await talk.definitions.putVersion({ botId: BOT_ID, botVersion: '1' });
    await talk.definitions.putAlias(alias('1'));
    const old = { botAliasId: ALIAS, sessionId: 'old' };
    await talk.say('order a pizza', old);

    await talk.definitions.putBot(source('Which size?'));
    await talk.definitions.putVersion({ botId: BOT_ID, botVersion: '2' });
    await talk.definitions.putAlias(alias('2'));

    const kept = await talk.say('banana', old);
    const fresh = await talk.say('order a pizza', { botAliasId: ALIAS, sessionId: 'new' });
    expect(kept.texts).toStrictEqual(['What size?']);
    expect(fresh.texts).toStrictEqual(['Which size?']);
  });

  it('does not find an unknown alias', async () => {
    const talk = await talkTo({ bot: pizza() });

    const error = await refusal(talk.say('hello', { botAliasId: 'NOSUCHALIA' }));

    expect(error.code).toBe('ResourceNotFoundException');
  });
});

describe('turns', () => {
  it('refuses a second request while one of the session is in progress', async () => {
    const talk = await talkTo({ bot: pizza() });

    const [first, second] = await Promise.allSettled([
      talk.say('order a pizza'),
      talk.say('order a pizza'),
    ]);

    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { code: 'ConflictException', status: 409 },
    });
    expect((await talk.say('large')).action).toBe('ElicitSlot Count');
  });

  it('traces a turn without anything that was said', async () => {
    const talk = await talkTo({ bot: pizza() });
    await sayAll(talk, 'i want a big pizza', '4711');

    const trace = talk.turns().at(-1);

    expect(trace?.steps).toStrictEqual([
      { rule: 'fillSlot', slot: 'Count' },
      { rule: 'askConfirmation', intent: 'OrderPizza', attempt: 'Initial' },
    ]);
    expect(trace?.lines).toStrictEqual(['Count is filled', 'confirm OrderPizza, Initial']);
    expect(trace?.slots).toStrictEqual({ Size: null, Count: null });
    expect(JSON.stringify(trace)).not.toContain('4711');
    expect(JSON.stringify(trace)).not.toContain('test-session');
  });

  it('traces it whole if texts are shown', async () => {
    const talk = await talkTo({ bot: pizza(), showsTexts: true });
    await talk.say('i want a big pizza');

    expect(talk.turns().at(-1)).toMatchObject({
      said: 'i want a big pizza',
      slots: { Size: 'large' },
      intent: 'OrderPizza',
      messages: [{ content: 'How many?' }],
    });
  });

  it('does not quote the answer of a hook that it can not read', async () => {
    const secret = { sessionState: { dialogAction: { type: 'Close' }, intent: 'Alex Lee' } };
    const lines: object[] = [];
    const log = { ...silentLog, info: (line: object) => void lines.push(line) };
    const talk = await talkTo({ bot: hookPizza(), hook: () => secret, log: log as Log });

    const error = await refusal(talk.say('order a pizza'));

    expect(error.message).toContain('Alex Lee');
    expect(JSON.stringify(talk.turns())).not.toContain('Alex');
    expect(JSON.stringify(lines)).toContain('Received invalid response from Lambda');
    expect(JSON.stringify(lines)).not.toContain('Alex');
  });

  it('traces a turn that failed', async () => {
    const talk = await talkTo({
      bot: pizza({ order: { dialogHook: true, fulfillment: { enabled: true } } }),
    });
    await sayAll(talk, 'order a pizza', 'large', '2');
    await refusal(talk.say('yes'));

    const trace = talk.turns().at(-1);
    expect(trace?.error).toContain('No Lambda function is configured');
    expect(trace?.steps).toStrictEqual([{ rule: 'answerConfirmation', answer: 'Yes' }]);
    expect(trace?.lines).toStrictEqual(['confirmed']);
  });
});
