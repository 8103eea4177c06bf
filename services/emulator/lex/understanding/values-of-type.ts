import type {
  Interpreter,
  RecognisedValue,
  RecognitionContext,
} from '../../../../nlu/interpreter.ts';
import type { BotLocale, SlotType } from '../bot/model.ts';
import { alphaNumeric } from '../slot-types/alpha-numeric.ts';
import type { BuiltInSlotType } from '../slot-types/built-in.ts';
import { builtInSlotType } from '../slot-types/registry.ts';
import { wholeText } from '../slot-types/whole-text.ts';

export interface AnswerDeps {
  readonly locale: BotLocale;
  readonly interpreter: Interpreter;
  readonly context: RecognitionContext;
}

export interface ValuesOfType {
  readonly values: readonly RecognisedValue[];
  /** The type accepts any words; nothing else speaks for these values. */
  readonly isOpen: boolean;
}

/** Finds the values of a slot type in a text, exact ones first. */
export function valuesOf(
  deps: AnswerDeps,
  slotTypeName: string,
  nluType: string,
  text: string,
): ValuesOfType {
  const custom = deps.locale.slotTypes.find((type) => type.slotTypeName === slotTypeName);
  const builtIn = custom ? builtInParent(custom) : builtInSlotType(slotTypeName);
  if (builtIn) {
    return { values: builtIn.recogniser.recognise(text, deps.context), isOpen: builtIn.isOpen };
  }
  if (!custom) return { values: wholeText(text), isOpen: true };
  const listed = deps.interpreter
    .recognise(nluType, text, deps.context)
    .filter((value) => value.resolved.length > 0);
  const values = [...listed].sort((a, b) => Number(b.isExact) - Number(a.isExact));
  if (values.length > 0 || custom.resolutionStrategy !== 'OriginalValue') {
    return { values, isOpen: false };
  }
  // OriginalValue accepts any text, the list only resolves it: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_SlotValueSelectionSetting.html
  return { values: wholeText(text).map((value) => ({ ...value, resolved: [] })), isOpen: true };
}

function builtInParent(type: SlotType): BuiltInSlotType | undefined {
  if (type.parentSlotTypeSignature === 'AMAZON.AlphaNumeric')
    return alphaNumeric(type.regexPattern);
  if (type.slotTypeValues.length > 0) return undefined;
  return builtInSlotType(type.parentSlotTypeSignature ?? '');
}
