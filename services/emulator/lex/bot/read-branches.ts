import type { JsonReader } from './json-reader.ts';
import {
  type Branch,
  type Conditional,
  DIALOG_ACTION_TYPES,
  type DialogCodeHookInvocation,
  type DialogState,
  type ElicitationCodeHook,
  type HookBranches,
  type SlotOverride,
} from './model.ts';
import { readResponse } from './read-messages.ts';

const ACTIVE = ['active', 'isActive'] as const;

/** Reads `<name>Response`, `<name>Conditional` and `<name>NextStep`; without a name, the bare members. */
export function readBranch(reader: JsonReader | undefined, name: string): Branch {
  if (!reader) return {};
  return {
    response: readResponse(reader.object(`${name}Response`)),
    conditional: readConditional(reader.object(`${name}Conditional`)),
    nextStep: readNextStep(reader.object(`${name}NextStep`)),
  };
}

/** Reads `conditional` and `nextStep` next to a response of the given name. */
export function readBareBranch(reader: JsonReader, responseName: string): Branch {
  return {
    response: readResponse(reader.object(responseName)),
    conditional: readConditional(reader.object('conditional')),
    nextStep: readNextStep(reader.object('nextStep')),
  };
}

/** Reads the success, failure and timeout branches that follow a code hook. */
export function readHookBranches(reader: JsonReader | undefined): HookBranches {
  return {
    success: readBranch(reader, 'success'),
    failure: readBranch(reader, 'failure'),
    timeout: readBranch(reader, 'timeout'),
  };
}

export function readCodeHook(reader: JsonReader | undefined): DialogCodeHookInvocation | undefined {
  if (!reader) return undefined;
  return {
    active: reader.boolean(...ACTIVE) ?? true,
    enableCodeHookInvocation: reader.boolean('enableCodeHookInvocation') ?? true,
    invocationLabel: reader.text('invocationLabel'),
    postCodeHookSpecification: readHookBranches(reader.object('postCodeHookSpecification')),
  };
}

export function readElicitationHook(
  reader: JsonReader | undefined,
): ElicitationCodeHook | undefined {
  if (!reader) return undefined;
  return {
    enableCodeHookInvocation: reader.boolean('enableCodeHookInvocation') ?? false,
    invocationLabel: reader.text('invocationLabel'),
  };
}

function readConditional(reader: JsonReader | undefined): Conditional | undefined {
  if (!reader) return undefined;
  const branches = reader.list('conditionalBranches');
  if (branches.length > 4) reader.problem(`${branches.length} branches, the most is 4`);
  const defaultBranch = reader.object('defaultBranch');
  return {
    active: reader.boolean(...ACTIVE) ?? true,
    conditionalBranches: branches.map((branch) => ({
      name: branch.requiredText('name'),
      expressionString: branch.object('condition')?.requiredText('expressionString') ?? '',
      response: readResponse(branch.object('response')),
      nextStep: readNextStep(branch.object('nextStep')),
    })),
    defaultBranch: defaultBranch && {
      response: readResponse(defaultBranch.object('response')),
      nextStep: readNextStep(defaultBranch.object('nextStep')),
    },
  };
}

function readNextStep(reader: JsonReader | undefined): DialogState | undefined {
  if (!reader) return undefined;
  const action = reader.object('dialogAction');
  const type = action?.word(DIALOG_ACTION_TYPES, 'type');
  const intent = reader.object('intent');
  return {
    dialogAction: type && {
      type,
      slotToElicit: action?.text('slotToElicit'),
      suppressNextMessage: action?.boolean('suppressNextMessage') ?? false,
    },
    intent: intent && {
      name: intent.text('name'),
      slots: Object.fromEntries(readOverrides(intent)),
    },
    sessionAttributes: Object.fromEntries(readAttributes(reader)),
  };
}

/** Reads a map in the API and in exports, a list of `{SlotName, SlotValueOverride}` in CloudFormation. */
function readOverrides(intent: JsonReader): readonly (readonly [string, SlotOverride])[] {
  const slots = intent.find('slots');
  if (!slots) return [];
  if (!Array.isArray(slots.value)) {
    return intent.entries('slots').map(([name, value]) => [name, readOverride(value)] as const);
  }
  return intent
    .list('slots')
    .map((item) => [item.requiredText('slotName'), readOverride(item.object('slotValueOverride'))]);
}

function readOverride(reader: JsonReader | undefined): SlotOverride {
  const values = reader?.list('values') ?? [];
  if (values.length > 0) {
    const texts = values.map((value) => value.object('value')?.text('interpretedValue') ?? '');
    return { shape: 'List', interpretedValues: texts };
  }
  const text = reader?.object('value')?.text('interpretedValue');
  return text === undefined ? null : { shape: 'Scalar', interpretedValue: text };
}

function readAttributes(reader: JsonReader): readonly (readonly [string, string | null])[] {
  const attributes = reader.find('sessionAttributes');
  if (!attributes) return [];
  if (Array.isArray(attributes.value)) {
    return reader
      .list('sessionAttributes')
      .map((item) => [item.requiredText('key'), item.text('value') ?? null] as const);
  }
  return reader
    .entries('sessionAttributes')
    .map(([key, value]) => [key, value.value === null ? null : String(value.value)] as const);
}
