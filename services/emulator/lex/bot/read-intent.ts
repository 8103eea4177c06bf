import type { JsonReader } from './json-reader.ts';
import type {
  FulfillmentCodeHook,
  Intent,
  IntentClosingSetting,
  IntentConfirmationSetting,
  OutputContext,
  Slot,
} from './model.ts';
import {
  readBareBranch,
  readBranch,
  readCodeHook,
  readElicitationHook,
  readHookBranches,
} from './read-branches.ts';
import { readPrompt } from './read-messages.ts';

/** Reads an intent and sorts its slots by priority. */
export function readIntent(reader: JsonReader, slots: readonly Slot[]): Intent {
  const initial = reader.object('initialResponseSetting');
  const hook = reader.object('dialogCodeHook');
  return {
    intentName: reader.requiredText('intentName', 'name'),
    intentId: reader.text('identifier'),
    description: reader.text('description'),
    parentIntentSignature: reader.text('parentIntentSignature'),
    sampleUtterances: reader
      .list('sampleUtterances')
      .map((item) => item.requiredText('utterance'))
      .filter((utterance) => utterance !== ''),
    slots: inPriorityOrder(reader, slots),
    dialogCodeHook: hook && { enabled: hook.boolean('enabled') ?? false },
    fulfillmentCodeHook: readFulfillment(reader.object('fulfillmentCodeHook')),
    initialResponseSetting: initial && {
      initial: readBareBranch(initial, 'initialResponse'),
      codeHook: readCodeHook(initial.object('codeHook')),
    },
    intentConfirmationSetting: readConfirmation(reader.object('intentConfirmationSetting')),
    intentClosingSetting: readClosing(reader.object('intentClosingSetting')),
    inputContexts: reader.list('inputContexts').map((item) => item.requiredText('name')),
    outputContexts: reader.list('outputContexts').map(readOutputContext),
  };
}

function inPriorityOrder(reader: JsonReader, slots: readonly Slot[]): readonly Slot[] {
  const priorities = new Map<string, number>();
  for (const item of reader.list('slotPriorities')) {
    const slotName = item.requiredText('slotName', 'slotId');
    if (!slots.some((slot) => slot.slotName === slotName)) item.problem(`no slot "${slotName}"`);
    priorities.set(slotName, item.number('priority') ?? 0);
  }
  return slots
    .map((slot) => ({ ...slot, priority: priorities.get(slot.slotName) }))
    .sort((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || 0);
}

function readConfirmation(reader: JsonReader | undefined): IntentConfirmationSetting | undefined {
  if (!reader) return undefined;
  return {
    active: reader.boolean('active', 'isActive') ?? true,
    promptSpecification: readPrompt(reader.object('promptSpecification')),
    confirmation: readBranch(reader, 'confirmation'),
    declination: readBranch(reader, 'declination'),
    failure: readBranch(reader, 'failure'),
    codeHook: readCodeHook(reader.object('codeHook')),
    elicitationCodeHook: readElicitationHook(reader.object('elicitationCodeHook')),
  };
}

function readClosing(reader: JsonReader | undefined): IntentClosingSetting | undefined {
  if (!reader) return undefined;
  return {
    active: reader.boolean('active', 'isActive') ?? true,
    closing: readBareBranch(reader, 'closingResponse'),
  };
}

function readFulfillment(reader: JsonReader | undefined): FulfillmentCodeHook | undefined {
  if (!reader) return undefined;
  const updates = reader.object('fulfillmentUpdatesSpecification');
  return {
    enabled: reader.boolean('enabled') ?? false,
    active: reader.boolean('active', 'isActive'),
    postFulfillment: readHookBranches(reader.object('postFulfillmentStatusSpecification')),
    timeoutInSeconds: updates?.boolean('active') ? updates.number('timeoutInSeconds') : undefined,
  };
}

function readOutputContext(reader: JsonReader): OutputContext {
  return {
    name: reader.requiredText('name'),
    timeToLiveInSeconds: reader.number('timeToLiveInSeconds') ?? 90,
    turnsToLive: reader.number('turnsToLive') ?? 5,
  };
}
