import { expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { tellTurn } from '../../../../../services/emulator/lex/runtime/tell-turn.ts';

/** Tells one turn; how often it was asked why an intent was understood, and what was told of it. */
async function told(showsTexts: boolean) {
  let asked = 0;
  const stories: { ranking: readonly { why: readonly string[] }[] }[] = [];
  const candidate = {
    intent: 'Greet',
    score: 0.9,
    slots: {},
    get why() {
      asked += 1;
      return ['"hello" +0.90'];
    },
  };
  const teller = {
    turnLog: { showsTexts, add: (story: never) => void stories.push(story), list: () => [] },
    log: silentLog,
    clock: { now: () => new Date(0) },
  };
  const request = {
    key: { localeId: 'en_US', sessionId: 'me' },
    requestId: 'r',
    operation: 'RecognizeText',
  };
  const target = { bot: { botName: 'Bot', botVersion: 'DRAFT' }, locale: { intents: [] } };
  await tellTurn(
    teller as never,
    request as never,
    target as never,
    { ranked: [candidate] } as never,
    async () => ({ stored: undefined }) as never,
  );
  return { asked, why: stories[0]?.ranking[0]?.why };
}

it('asks why an intent was understood only where the log shows it: that takes longer than all else', async () => {
  expect(await told(true)).toStrictEqual({ asked: 1, why: ['"hello" +0.90'] });
  expect(await told(false)).toStrictEqual({ asked: 0, why: [] });
});
