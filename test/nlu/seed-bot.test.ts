import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openInterpreter } from '../../nlu/open-interpreter.ts';
import { train } from '../../nlu/train.ts';
import { modelSpecOf } from '../../services/emulator/lex/bot/model-spec.ts';
import { readBotFiles } from '../../services/emulator/lex/bot/read-bot.ts';
import { readFolder } from '../../services/emulator/lex/bot/read-folder.ts';

const THRESHOLD = 0.4;
const OUT_OF_SCOPE = 'oos';

/** Evaluates the held-out utterances, which the bot's authors have not seen, at the default threshold. */
async function understandHeldOut(): Promise<readonly { expected: string; got: string }[]> {
  const bot = readBotFiles(await readFolder('seed/bot'));
  const [locale] = Object.values(bot.locales);
  if (!locale) throw new Error('seed/bot has no locale');
  const spec = modelSpecOf(locale, { toleratesTypos: true });
  const interpreter = openInterpreter(spec, train(spec));
  const hints = { now: new Date('2026-01-05T12:00:00Z'), timeZone: 'UTC', threshold: THRESHOLD };
  const lines = (await readFile('seed/tests/utterances.tsv', 'utf8')).trim().split('\n').slice(1);
  return lines.map((line) => {
    const [utterance = '', expected = ''] = line.split('\t');
    const { ranked, rejected } = interpreter.interpret(utterance, hints);
    return { expected, got: rejected ? OUT_OF_SCOPE : (ranked[0]?.intent ?? OUT_OF_SCOPE) };
  });
}

it('understands at least 90 % of what is for the seed bot, and sends away at least 80 % of what is not', async () => {
  const heldOut = await understandHeldOut();

  const share = (isWanted: (expected: string) => boolean) => {
    const some = heldOut.filter(({ expected }) => isWanted(expected));
    return some.filter(({ expected, got }) => expected === got).length / some.length;
  };
  const isOutOfScope = (expected: string) => expected === OUT_OF_SCOPE;
  expect(heldOut.length).toBeGreaterThan(300);
  expect(share((expected) => !isOutOfScope(expected))).toBeGreaterThanOrEqual(0.9);
  expect(share(isOutOfScope)).toBeGreaterThanOrEqual(0.8);
}, 60_000);
