import type { JsonReader } from './json-reader.ts';
import type {
  Slot,
  SlotCaptureSetting,
  SubSlotSetting,
  SubSlotSpecification,
  ValueElicitationSetting,
} from './model.ts';
import { readBranch, readCodeHook, readElicitationHook } from './read-branches.ts';
import { readPrompt } from './read-messages.ts';

// The second spelling is from the developer guide's sample of 2021.
const ELICITATION = ['valueElicitationSetting', 'slotValueElicitationSetting'] as const;
const DEFAULTS = ['defaultValueSpecification', 'defaultValueSpec'] as const;

/** Reads a slot. Its priority is in the intent and is applied there. */
export function readSlot(reader: JsonReader): Slot {
  return {
    slotName: reader.requiredText('slotName', 'name'),
    slotTypeName: reader.requiredText('slotTypeName', 'slotTypeId'),
    description: reader.text('description'),
    isObfuscated:
      reader.object('obfuscationSetting')?.text('obfuscationSettingType') === 'DefaultObfuscation',
    allowMultipleValues:
      reader.object('multipleValuesSetting')?.boolean('allowMultipleValues') ?? false,
    valueElicitationSetting: readElicitation(reader.object(...ELICITATION)),
    subSlotSetting: readSubSlots(reader.object('subSlotSetting')),
  };
}

function readElicitation(reader: JsonReader | undefined): ValueElicitationSetting {
  return {
    slotConstraint: reader?.word(['Required', 'Optional'], 'slotConstraint') ?? 'Required',
    promptSpecification: readPrompt(reader?.object('promptSpecification')),
    defaultValues: readDefaults(reader),
    sampleUtterances: (reader?.list('sampleUtterances') ?? []).map((item) =>
      item.requiredText('utterance'),
    ),
    slotCaptureSetting: readCapture(reader?.object('slotCaptureSetting')),
  };
}

function readDefaults(reader: JsonReader | undefined): readonly string[] {
  const list = reader?.object(...DEFAULTS)?.list('defaultValueList') ?? [];
  return list.map((item) => item.requiredText('defaultValue'));
}

function readCapture(reader: JsonReader | undefined): SlotCaptureSetting | undefined {
  if (!reader) return undefined;
  return {
    capture: readBranch(reader, 'capture'),
    failure: readBranch(reader, 'failure'),
    codeHook: readCodeHook(reader.object('codeHook')),
    elicitationCodeHook: readElicitationHook(reader.object('elicitationCodeHook')),
  };
}

function readSubSlots(reader: JsonReader | undefined): SubSlotSetting | undefined {
  if (!reader) return undefined;
  const specifications = reader.entries('slotSpecifications');
  return {
    expression: reader.text('expression'),
    slotSpecifications: Object.fromEntries(
      specifications.map(([name, item]) => [name, readSubSlot(item)]),
    ),
  };
}

function readSubSlot(reader: JsonReader): SubSlotSpecification {
  const elicitation = reader.object(...ELICITATION);
  return {
    slotTypeName: reader.requiredText('slotTypeName', 'slotTypeId'),
    promptSpecification: readPrompt(elicitation?.object('promptSpecification')),
    defaultValues: readDefaults(elicitation),
  };
}
