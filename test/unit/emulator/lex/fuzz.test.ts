import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../../services/emulator/aws/errors.ts';
import { BotDefinitionError } from '../../../../services/emulator/lex/bot/problems.ts';
import { readBotFiles, readBotZip } from '../../../../services/emulator/lex/bot/read-bot.ts';
import { readHookResponse } from '../../../../services/emulator/lex/code-hook/read-response.ts';
import { InvalidHookResponse } from '../../../../services/emulator/lex/code-hook/response-reader.ts';
import { hookPizza, pizza } from '../../../wire/lex/support/bots.ts';
import { exportFiles, exportZip } from '../../../wire/lex/support/export.ts';
import { type Seeded, seeded } from './support/seeded.ts';
import { talkTo } from './support/talk.ts';

type Json = Record<string, unknown>;

const JUNK: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  '{',
  '\u0000',
  '__proto__',
  'x'.repeat(2000),
  [],
  [null],
  {},
  { a: [{}] },
  [[[[]]]],
  { __proto__: null, constructor: 1 },
];

/** Replaces one value somewhere in a tree by junk. */
function mutated(random: Seeded, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return random.pick(JUNK);
  const keys = Object.keys(value);
  if (keys.length === 0) return random.pick(JUNK);
  const key = random.pick(keys);
  const child = mutated(random, (value as Json)[key]);
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? child : item));
  return { ...value, [key]: child };
}

function settled(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('whatever comes', () => {
  it('a damaged zip is a bot or a list of problems', () => {
    const zip = exportZip(hookPizza());
    for (let seed = 0; seed < 300; seed += 1) {
      const random = seeded(seed);
      const damaged = Uint8Array.from(zip);
      for (let i = 0; i <= random.below(5); i += 1) {
        damaged[random.below(damaged.length)] = random.below(256);
      }
      const cut = random.chance(0.3) ? damaged.subarray(0, random.below(damaged.length)) : damaged;

      const error = settled(() => readBotZip(cut));

      if (error !== undefined) expect(error, `seed ${seed}`).toBeInstanceOf(BotDefinitionError);
    }
  });

  it('a damaged definition is a bot or a list of problems', () => {
    const files = exportFiles(hookPizza());
    const paths = Object.keys(files);
    for (let seed = 0; seed < 1000; seed += 1) {
      const random = seeded(seed);
      const path = random.pick(paths);
      const changed = { ...files, [path]: mutated(random, files[path]) };
      const entries = Object.entries(changed).map(
        ([name, json]) => [name, strToU8(JSON.stringify(json))] as const,
      );

      const error = settled(() => readBotFiles(new Map(entries)));

      if (error !== undefined) expect(error, `seed ${seed}`).toBeInstanceOf(BotDefinitionError);
    }
  });

  it('a strange request is answered or refused with 4xx', async () => {
    const talk = await talkTo({ bot: pizza() });
    const request: Json = {
      text: 'order a pizza',
      requestAttributes: { a: '1' },
      messages: [{ contentType: 'PlainText', content: 'hello' }],
      sessionState: {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' },
        intent: {
          name: 'OrderPizza',
          slots: { Size: { shape: 'Scalar', value: { interpretedValue: 'large' } } },
          state: 'InProgress',
          confirmationState: 'None',
        },
        sessionAttributes: { a: '1' },
        activeContexts: [
          {
            name: 'a',
            timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 2 },
            contextAttributes: { a: '1' },
          },
        ],
      },
    };
    const operations = ['RecognizeText', 'PutSession', 'GetSession', 'DeleteSession'];
    for (let seed = 0; seed < 1000; seed += 1) {
      const random = seeded(seed);
      const input = mutated(random, request) as Json;
      const operation = random.pick(operations);

      const error = await talk.run(operation, { ...input, sessionId: `fuzz-${seed % 5}` }).then(
        () => undefined,
        (reason: unknown) => reason,
      );

      if (error === undefined) continue;
      expect(error, `seed ${seed}: ${operation} ${String((error as Error).stack)}`).toBeInstanceOf(
        AwsError,
      );
      expect((error as AwsError).status).toBeGreaterThanOrEqual(400);
      expect((error as AwsError).status).toBeLessThan(500);
      expect((error as AwsError).message).not.toBe('');
    }
  });

  it('a strange answer of a hook is taken or refused in words', () => {
    const locale = readBotZip(exportZip(pizza())).locales.en_US;
    if (!locale) throw new Error('no locale');
    const scope = { locale, intentName: 'OrderPizza', now: new Date(0) };
    const response = {
      sessionState: {
        dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' },
        intent: {
          name: 'OrderPizza',
          slots: {
            Size: { shape: 'Scalar', value: { interpretedValue: 'x', resolvedValues: ['x'] } },
          },
          state: 'InProgress',
        },
        sessionAttributes: { a: '1' },
        activeContexts: [{ name: 'a', timeToLive: { turnsToLive: 1 }, contextAttributes: {} }],
        runtimeHints: { slotHints: {} },
      },
      requestAttributes: { a: '1' },
      messages: [
        {
          contentType: 'ImageResponseCard',
          imageResponseCard: { title: 'a', buttons: [{ text: 'a', value: 'b' }] },
        },
      ],
    };
    for (let seed = 0; seed < 3000; seed += 1) {
      const text = JSON.stringify(mutated(seeded(seed), response));

      const error = settled(() => readHookResponse(text, scope));

      if (error !== undefined)
        expect(error, `seed ${seed}: ${text}`).toBeInstanceOf(InvalidHookResponse);
    }
  });
});
