import {
  type BotFixture,
  fallback,
  type IntentOptions,
  intent,
  prompt,
  response,
  type SlotFixture,
  slot,
  slotType,
  step,
} from './export.ts';

type Json = Record<string, unknown>;

const SIZES = { small: ['little'], medium: [], large: ['big'] };
const TOPPINGS = { pepperoni: [], pineapple: [], olives: ['olive'], mushrooms: [] };

export interface PizzaOptions {
  readonly size?: SlotFixture;
  readonly count?: SlotFixture;
  readonly order?: IntentOptions;
  readonly priorities?: readonly string[];
  readonly sizeStrategy?: string;
  readonly threshold?: number;
}

/** Orders pizzas: a listed size, a number, an optional note, several optional toppings, a confirmation. */
export function pizza(options: PizzaOptions = {}): BotFixture {
  return {
    name: 'Pizza',
    threshold: options.threshold ?? 0.4,
    slotTypes: [slotType('PizzaSize', SIZES, options.sizeStrategy), slotType('Topping', TOPPINGS)],
    intents: [
      intent('OrderPizza', {
        utterances: [
          'order a pizza',
          'i want a {Size} pizza',
          'i want a pizza with {Toppings}',
          'can i get a pizza please',
          'i would like to order some pizza',
        ],
        slots: [
          slot('Size', 'PizzaSize', { prompt: prompt('What size?'), ...options.size }),
          slot('Count', 'AMAZON.Number', { prompt: prompt('How many?'), ...options.count }),
          slot('Note', 'AMAZON.AlphaNumeric', { optional: true }),
          slot('Toppings', 'Topping', { optional: true, multiple: true }),
        ],
        priorities: options.priorities ?? ['Size', 'Count', 'Note', 'Toppings'],
        confirmation: {
          isActive: true,
          promptSpecification: prompt('Order {Count} {Size}?', 1),
          declinationResponse: response('Cancelled.'),
        },
        closing: 'Done.',
        ...options.order,
      }),
      intent('Track', { utterances: ['track my order', 'where is my order'] }),
      fallback({ closing: 'Sorry?' }),
    ],
  };
}

export function hook(more: Json = {}): Json {
  return {
    isActive: true,
    enableCodeHookInvocation: true,
    invocationLabel: null,
    postCodeHookSpecification: {},
    ...more,
  };
}

const INVOKE = step('InvokeDialogCodeHook');

export interface HookPizzaOptions {
  readonly initialHook?: Json;
  readonly fulfillment?: Json;
  readonly size?: SlotFixture;
  readonly order?: IntentOptions;
}

/** PIZZA with a code hook at the start, after the size and at the fulfillment. */
export function hookPizza(options: HookPizzaOptions = {}): BotFixture {
  return pizza({
    size: {
      prompt: prompt('What size?'),
      capture: {
        captureNextStep: INVOKE,
        codeHook: hook({ invocationLabel: 'size-captured' }),
        elicitationCodeHook: { enableCodeHookInvocation: true, invocationLabel: 'size-missed' },
      },
      ...options.size,
    },
    order: {
      dialogHook: true,
      initial: {
        initialResponse: null,
        nextStep: INVOKE,
        conditional: null,
        codeHook: options.initialHook ?? hook({ invocationLabel: 'start' }),
      },
      fulfillment: options.fulfillment ?? { enabled: true, isActive: true },
      ...options.order,
    },
  });
}

/** HOOK with failure and time-out branches, and messages after the fulfillment. */
export function failingHookPizza(): BotFixture {
  const branches = {
    failureResponse: response('The hook failed.'),
    failureNextStep: step('EndConversation'),
    timeoutResponse: response('The hook is late.'),
    timeoutNextStep: step('EndConversation'),
  };
  return hookPizza({
    initialHook: hook({ postCodeHookSpecification: branches }),
    fulfillment: {
      enabled: true,
      isActive: true,
      postFulfillmentStatusSpecification: {
        successResponse: response('Ordered.'),
        failureResponse: response('The order failed.'),
        timeoutResponse: response('The order is late.'),
      },
    },
  });
}

/** Decides by age and by attributes. */
export function branching(conditional: Json, extra: Json = {}): BotFixture {
  return {
    name: 'Branch',
    intents: [
      intent('Age', {
        utterances: ['check my age', 'am i old enough'],
        slots: [
          slot('Age', 'AMAZON.Number', { capture: { captureConditional: conditional, ...extra } }),
        ],
        closing: 'Goodbye.',
      }),
      intent('Other', {
        utterances: ['something else'],
        initial: { initialResponse: response('Other starts.'), nextStep: step('CloseIntent') },
      }),
      fallback({ closing: 'Sorry?' }),
    ],
  };
}

export interface BranchFixture {
  readonly when: string;
  readonly say?: string;
  readonly next?: Json;
}

/** A conditional with its branches and a default. */
export function conditional(branches: readonly BranchFixture[], otherwise: BranchFixture): Json {
  return {
    isActive: true,
    conditionalBranches: branches.map((branch, index) => ({
      name: `branch${index + 1}`,
      condition: { expressionString: branch.when },
      ...branchEnd(branch),
    })),
    defaultBranch: branchEnd(otherwise),
  };
}

function branchEnd({ say, next }: BranchFixture): Json {
  return { response: say === undefined ? null : response(say), nextStep: next ?? null };
}

/** Two intents joined by a context. */
export function contexts(): BotFixture {
  return {
    name: 'Ctx',
    intents: [
      intent('Book', {
        utterances: ['book a trip', 'book a trip to {City}'],
        slots: [slot('City', 'AMAZON.City', { prompt: prompt('Where to?') })],
        outputContexts: [{ name: 'booked', timeToLiveInSeconds: 60, turnsToLive: 2 }],
        closing: 'Booked.',
      }),
      intent('Email', {
        utterances: ['email it', 'send it by email'],
        slots: [
          slot('Dest', 'AMAZON.City', {
            prompt: prompt('Which city?'),
            defaults: ['#booked.City', '[home]', '"Paris"'],
          }),
        ],
        inputContexts: ['booked'],
        closing: 'Sent.',
      }),
      intent('Free', {
        utterances: ['free mail'],
        slots: [slot('Dest', 'AMAZON.City', { defaults: ['#booked.City', '[home]', '"Paris"'] })],
        closing: 'Sent.',
      }),
      intent('Greet', { utterances: ['hello there'], closing: 'Hi [FirstName] ((ra))' }),
      fallback({ closing: 'Sorry?' }),
    ],
  };
}
