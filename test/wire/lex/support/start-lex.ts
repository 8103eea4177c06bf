import type { Interpreter, ModelSpec } from '../../../../nlu/interpreter.ts';
import { openInterpreter } from '../../../../nlu/open-interpreter.ts';
import { train } from '../../../../nlu/train.ts';
import { silentLog } from '../../../../services/base/log.ts';
import { realTimers } from '../../../../services/base/timers.ts';
import type { AwsService } from '../../../../services/emulator/aws/service.ts';
import type { HookEvent } from '../../../../services/emulator/lex/code-hook/hook-event.ts';
import {
  type Lex,
  type LexOptions,
  openLex,
} from '../../../../services/emulator/lex/runtime/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../../support/aws-endpoint.ts';
import { type BotFixture, exportZip } from './export.ts';

export const BOT_ID = 'ABCDEFGHIJ';
export const TEST_ALIAS = 'TSTALIASID';
export const HOOK_ARN = 'arn:aws:lambda:ca-central-1:000000000000:function:hook';

export interface HookAsked {
  readonly arn: string;
  readonly event: HookEvent;
}

export type Hook = (event: HookAsked['event']) => unknown;

const trained = new Map<string, ReturnType<typeof train>>();

/** Trains on this thread, the same bot once; deterministic. */
export async function trainHere(spec: ModelSpec): Promise<Interpreter> {
  const key = JSON.stringify(spec);
  const model = trained.get(key) ?? train(spec);
  trained.set(key, model);
  return openInterpreter(spec, model);
}

export interface TestLexOptions extends Partial<LexOptions> {
  readonly bot: BotFixture;
  /** The function behind the test alias; without it the alias has none. */
  readonly hook?: Hook;
}

export interface TestLex extends Lex {
  readonly asked: HookAsked[];
  readonly clock: { now(): Date; advance(milliseconds: number): void };
}

/** A Lex with one bot, a stopped clock and a seeded choice. */
export async function lexWith(options: TestLexOptions): Promise<TestLex> {
  const { bot, hook, ...more } = options;
  let now = Date.parse('2020-11-25T12:00:00Z');
  const clock = {
    now: () => new Date(now),
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const asked: HookAsked[] = [];
  const lex = await openLex({
    train: trainHere,
    clock,
    timers: realTimers,
    random: () => 0,
    log: silentLog,
    hooks: { call: (arn, _alias, event) => answer(hook, asked, arn, event) },
    ...more,
  });
  await lex.definitions.putBot({
    botId: BOT_ID,
    botName: bot.name,
    zip: exportZip(bot),
    idleSessionTtlSeconds: 300,
  });
  await lex.definitions.putAlias({
    botId: BOT_ID,
    botAliasId: TEST_ALIAS,
    botAliasName: 'TestBotAlias',
    botVersion: 'DRAFT',
    locales: {
      [bot.localeId ?? 'en_US']: { enabled: true, ...(hook ? { lambdaArn: HOOK_ARN } : {}) },
    },
  });
  return { ...lex, asked, clock };
}

async function answer(hook: Hook | undefined, asked: HookAsked[], arn: string, text: string) {
  const event = JSON.parse(text);
  asked.push({ arn, event });
  try {
    const given = await hook?.(event);
    return { kind: 'payload', text: JSON.stringify(given ?? null) } as const;
  } catch (error) {
    const payload = JSON.stringify({ errorMessage: String(error) });
    return { kind: 'functionError', errorType: 'Unhandled', text: payload } as const;
  }
}

/** An AWS endpoint with such a Lex behind it. */
export async function lexBehindEndpoint(
  options: TestLexOptions,
): Promise<{ lex: TestLex; server: AwsEndpoint; close(): Promise<void> }> {
  const lex = await lexWith(options);
  const services: readonly AwsService[] = [lex.service];
  const server = await startAwsEndpoint({ services });
  return {
    lex,
    server,
    close: async () => {
      await server.close();
      await lex.close();
    },
  };
}
