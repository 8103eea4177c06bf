import type { Slot } from '../bot/model.ts';
import { nluTypeName } from '../bot/model-spec.ts';
import type { SlotAnswer } from '../dialog/turn.ts';
import { FREE_FORM } from '../slot-types/registry.ts';
import { answerComposite } from './answer-composite.ts';
import { carriedValue } from './carrier.ts';
import { originalOf, slotValueOf } from './slot-values.ts';
import { type AnswerDeps, valuesOf } from './values-of-type.ts';

/** Finds the value of a slot in an answer to its prompt; undefined if there is none. */
export function answerSlot(
  deps: AnswerDeps,
  slot: Slot,
  text: string,
  subSlot: string | undefined,
): SlotAnswer | undefined {
  if (slot.subSlotSetting) return answerComposite(deps, slot, text, subSlot);
  const carried = carriedValue(text, slot.slotName, slot.valueElicitationSetting.sampleUtterances);
  const attempts = carried === undefined ? [text] : [carried, text];
  for (const attempt of attempts) {
    const answer = answerIn(deps, slot, attempt);
    if (answer) return answer;
  }
  return undefined;
}

function answerIn(deps: AnswerDeps, slot: Slot, text: string): SlotAnswer | undefined {
  const found = valuesOf(deps, slot.slotTypeName, nluTypeName(slot), text);
  for (const candidate of found.values) {
    const original = originalOf(text, candidate);
    const value = slotValueOf(deps.locale, slot, original, candidate.resolved);
    if (value) return { value, isOpen: found.isOpen, isWhole: slot.slotTypeName === FREE_FORM };
  }
  return undefined;
}
