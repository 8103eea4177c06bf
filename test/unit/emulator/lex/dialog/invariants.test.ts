import { describe, expect, it } from 'vitest';
import type { BotLocale } from '../../../../../services/emulator/lex/bot/model.ts';
import { readBotZip } from '../../../../../services/emulator/lex/bot/read-bot.ts';
import { ageContexts } from '../../../../../services/emulator/lex/dialog/contexts.ts';
import { describeStep } from '../../../../../services/emulator/lex/dialog/describe-step.ts';
import { beginTurn, resumeTurn } from '../../../../../services/emulator/lex/dialog/engine.ts';
import type { HookOutcome } from '../../../../../services/emulator/lex/dialog/hook-outcome.ts';
import {
  type DialogContext,
  DialogError,
  type Step,
  type Turn,
  type Understanding,
} from '../../../../../services/emulator/lex/dialog/turn.ts';
import { scalar } from '../../../../../services/emulator/lex/dialog/values.ts';
import {
  type DialogSession,
  newSession,
} from '../../../../../services/emulator/lex/session/session.ts';
import { exportZip } from '../../../../wire/lex/support/export.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import { randomBot } from './random-bot.ts';

// A long run: PROPERTY_RUNS=20000 npx vitest run test/unit/emulator/lex/dialog/invariants.test.ts
const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);
const TURNS = 20;
const INPUT = { transcript: 'whatever', mode: 'Text' } as const;

describe('any 20 turns of any bot', () => {
  it('keep the invariants and never throw anything but a named circle', () => {
    let circles = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) circles += converse(seed);

    expect(circles).toBeLessThan(RUNS * TURNS);
  }, 600_000);
});

/** Talks for 20 turns; returns how many of them went in a circle. */
function converse(seed: number): number {
  const random = seeded(seed);
  const locale = readBotZip(exportZip(randomBot(random))).locales.en_US as BotLocale;
  const now = new Date('2020-11-25T12:00:00Z');
  const context: DialogContext = { locale, now, random: random.next };
  let session = newSession('request');
  let circles = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const before = JSON.stringify(session);
    const after = oneTurn(random, context, session);
    expect(JSON.stringify(session), `seed ${seed}: the session given is left as it was`).toBe(
      before,
    );
    if (after === undefined) circles += 1;
    else check(seed, locale, after);
    session = ageContexts(after?.session ?? session, now);
  }
  return circles;
}

/** Undefined where the dialog went in a circle, or a hook failed without a branch. */
function oneTurn(random: Seeded, context: DialogContext, session: DialogSession): Turn | undefined {
  try {
    let step: Step = beginTurn(
      context,
      { session, input: INPUT, requestAttributes: {} },
      randomUnderstanding(random, context.locale, session),
    );
    while (step.kind === 'invokeHook') {
      const { turn, hook } = step;
      step = resumeTurn(context, turn, hook, randomOutcome(random, context.locale, turn));
    }
    return step.kind === 'respond' ? step.turn : undefined;
  } catch (error) {
    if (error instanceof DialogError) return undefined;
    throw error;
  }
}

function randomUnderstanding(
  random: Seeded,
  locale: BotLocale,
  session: DialogSession,
): Understanding {
  const ranked = locale.intents
    .filter((one) => one.parentIntentSignature === undefined)
    .map((one) => ({
      intent: one.intentName,
      score: random.pick([0, 0.2, 0.5, 0.8, 0.95, 1]),
      slots: Object.fromEntries(
        one.slots
          .filter(() => random.chance(0.3))
          .map((slot) => [slot.slotName, scalar(String(random.below(20)))]),
      ),
      why: [],
    }))
    .sort((a, b) => b.score - a.score);
  const isAsked = session.dialogAction?.type === 'ElicitSlot';
  const isConfirming = session.dialogAction?.type === 'ConfirmIntent';
  return {
    ranked,
    ...(isAsked && random.chance(0.5)
      ? {
          answer: {
            value: scalar(String(random.below(20))),
            isOpen: random.chance(0.5),
            isWhole: random.chance(0.2),
          },
        }
      : {}),
    ...(isConfirming && random.chance(0.6)
      ? { yesNo: { answer: random.pick(['Yes', 'No'] as const), isPlain: random.chance(0.7) } }
      : {}),
  };
}

function randomOutcome(random: Seeded, locale: BotLocale, turn: Turn): HookOutcome {
  if (random.chance(0.1)) return { kind: 'failed', reason: 'boom' };
  if (random.chance(0.05)) return { kind: 'timedOut', reason: 'late' };
  const intent = locale.intents.find((one) => one.intentName === turn.session.intent?.name);
  const slot = intent?.slots[0]?.slotName;
  const messages = random.chance(0.5)
    ? [{ contentType: 'PlainText', content: 'hook' } as const]
    : [];
  const type = random.pick([
    'Delegate',
    'Delegate',
    'ElicitSlot',
    'ElicitIntent',
    'ConfirmIntent',
    'Close',
  ] as const);
  const dialogAction =
    type === 'ElicitSlot' && slot !== undefined
      ? { type, slotToElicit: slot }
      : { type: type === 'ElicitSlot' ? ('Delegate' as const) : type };
  const current = turn.session.intent;
  const slots =
    current &&
    Object.fromEntries(
      Object.entries(current.slots).map(([name, value]) => [
        name,
        random.chance(0.2) ? null : value,
      ]),
    );
  const state =
    type === 'Close' ? random.pick(['Fulfilled', 'Failed', 'InProgress'] as const) : undefined;
  return {
    kind: 'answered',
    response: {
      dialogAction,
      messages,
      ...(current
        ? {
            intent: {
              name: current.name,
              ...(slots ? { slots } : {}),
              ...(state ? { state } : {}),
            },
          }
        : {}),
    },
  };
}

function check(seed: number, locale: BotLocale, turn: Turn): void {
  const { session } = turn;
  const { dialogAction, intent } = session;
  const of = `seed ${seed}: ${turn.trace.map(describeStep).join(' › ')}`;
  const definition = locale.intents.find((one) => one.intentName === intent?.name);
  expect(['ElicitSlot', 'ConfirmIntent', 'ElicitIntent', 'Close'], of).toContain(
    dialogAction?.type,
  );
  if (dialogAction?.type === 'ElicitIntent') expect(intent, of).toBeUndefined();
  else expect(definition, of).toBeDefined();

  if (dialogAction?.type === 'ElicitSlot') {
    const slot = definition?.slots.find((one) => one.slotName === dialogAction.slotToElicit);
    expect(slot, of).toBeDefined();
    const retries = slot?.valueElicitationSetting.promptSpecification?.maxRetries ?? 4;
    expect(session.failedAttempts, of).toBeLessThanOrEqual(retries);
    expect(intent?.state, of).toBe('InProgress');
  } else if (dialogAction?.type === 'ConfirmIntent') {
    const { promptSpecification } = definition?.intentConfirmationSetting ?? {};
    expect(session.failedAttempts, of).toBeLessThanOrEqual(promptSpecification?.maxRetries ?? 0);
    expect(intent, of).toMatchObject({ state: 'InProgress', confirmationState: 'None' });
  } else {
    expect(session.failedAttempts, of).toBe(0);
  }
  if (intent) {
    const names = definition?.slots.map((one) => one.slotName);
    expect(Object.keys(intent.slots).sort(), of).toStrictEqual(names?.sort());
  }
  for (const message of turn.messages) expect(message.content, of).toBeTruthy();
}
