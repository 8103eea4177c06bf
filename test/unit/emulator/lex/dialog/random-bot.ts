import {
  type BotFixture,
  fallback,
  intent,
  prompt,
  response,
  slot,
  step,
} from '../../../../wire/lex/support/export.ts';
import type { Seeded } from '../support/seeded.ts';

type Json = Record<string, unknown>;

const TYPES = ['AMAZON.Number', 'AMAZON.City', 'AMAZON.Date', 'AMAZON.FreeFormInput'];
const CONDITIONS = [
  '{S0} < 10',
  'fn.IS_SET([x])',
  '[x] = "1" OR fn.COUNT({S0}) > 1',
  '!fn.IS_SET({S1})',
];
const NAMES = ['A', 'B', 'C', 'D'];

/** A bot of up to four intents whose steps lead anywhere. */
export function randomBot(random: Seeded): BotFixture {
  const names = NAMES.slice(0, 1 + random.below(NAMES.length));
  return {
    name: 'Random',
    intents: [
      ...names.map((name) => randomIntent(random, name, names)),
      fallback({
        closing: 'Sorry?',
        ...(random.chance(0.3) ? { fulfillment: fulfillment(random, names) } : {}),
      }),
    ],
  };
}

function randomIntent(random: Seeded, name: string, names: readonly string[]) {
  const count = random.below(4);
  const slotNames = Array.from({ length: count }, (_, index) => `S${index}`);
  const branch = (prefix: string) => randomBranch(random, prefix, slotNames, names);
  const slots = slotNames.map((slotName) =>
    slot(slotName, random.pick(TYPES), {
      optional: random.chance(0.2),
      prompt: prompt(
        [`${slotName}?`, `${slotName} again?`],
        random.below(4),
        random.pick(['Random', 'Ordered']),
      ),
      ...(random.chance(0.6)
        ? {
            capture: {
              ...branch('capture'),
              ...branch('failure'),
              codeHook: codeHook(random, slotNames, names),
              elicitationCodeHook: { enableCodeHookInvocation: random.chance(0.5) },
            },
          }
        : {}),
    }),
  );
  return intent(name, {
    utterances: [`say ${name}`],
    slots,
    dialogHook: random.chance(0.5),
    ...(random.chance(0.8)
      ? { initial: { ...bare(branch('initial')), codeHook: codeHook(random, slotNames, names) } }
      : {}),
    ...(random.chance(0.5)
      ? {
          confirmation: {
            isActive: random.chance(0.8),
            promptSpecification: prompt('Sure?', random.below(3)),
            ...branch('confirmation'),
            ...branch('declination'),
            ...branch('failure'),
          },
        }
      : {}),
    ...(random.chance(0.5) ? { fulfillment: fulfillment(random, names) } : {}),
    ...(random.chance(0.5) ? { closing: `${name} is done.` } : {}),
  });
}

function randomBranch(
  random: Seeded,
  prefix: string,
  slots: readonly string[],
  names: readonly string[],
): Json {
  const conditions = [random.pick(CONDITIONS), random.pick(CONDITIONS)];
  return {
    [`${prefix}Response`]: random.chance(0.4) ? response(`${prefix}!`) : null,
    [`${prefix}NextStep`]: random.chance(0.6) ? randomStep(random, slots, names) : null,
    [`${prefix}Conditional`]: random.chance(0.3)
      ? {
          isActive: random.chance(0.8),
          conditionalBranches: conditions.map((expressionString, index) => ({
            name: `b${index}`,
            condition: { expressionString },
            nextStep: randomStep(random, slots, names),
            response: random.chance(0.5) ? response('Branch.') : null,
          })),
          defaultBranch: { nextStep: random.chance(0.5) ? randomStep(random, slots, names) : null },
        }
      : null,
  };
}

function randomStep(random: Seeded, slots: readonly string[], names: readonly string[]): Json {
  const type = random.pick([
    'ElicitIntent',
    'StartIntent',
    'ElicitSlot',
    'EvaluateConditional',
    'InvokeDialogCodeHook',
    'ConfirmIntent',
    'FulfillIntent',
    'CloseIntent',
    'EndConversation',
  ]);
  const attributes = random.chance(0.3) ? { x: String(random.below(3)) } : {};
  if (type === 'StartIntent') return step(type, { intent: random.pick(names), attributes });
  if (type !== 'ElicitSlot') return step(type, { attributes });
  const target = slots.length === 0 ? undefined : random.pick(slots);
  if (target === undefined) return step('EndConversation', { attributes });
  const empty = { [target]: { value: { interpretedValue: null } } };
  return step(type, { slot: target, attributes, ...(random.chance(0.4) ? { slots: empty } : {}) });
}

function codeHook(random: Seeded, slots: readonly string[], names: readonly string[]): Json | null {
  if (random.chance(0.3)) return null;
  const branch = (prefix: string) => randomBranch(random, prefix, slots, names);
  return {
    isActive: random.chance(0.9),
    enableCodeHookInvocation: random.chance(0.8),
    postCodeHookSpecification: { ...branch('success'), ...branch('failure'), ...branch('timeout') },
  };
}

function fulfillment(random: Seeded, names: readonly string[]): Json {
  const branch = (prefix: string) => randomBranch(random, prefix, [], names);
  return {
    enabled: random.chance(0.7),
    isActive: random.chance(0.8),
    postFulfillmentStatusSpecification: {
      ...branch('success'),
      ...branch('failure'),
      ...branch('timeout'),
    },
  };
}

/** `initialNextStep` is `nextStep` there. */
function bare(branch: Json): Json {
  return {
    initialResponse: branch.initialResponse,
    nextStep: branch.initialNextStep,
    conditional: branch.initialConditional,
  };
}
