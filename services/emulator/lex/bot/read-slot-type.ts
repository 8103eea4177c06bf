import type { JsonReader } from './json-reader.ts';
import type { SlotType } from './model.ts';

const STRATEGIES = ['OriginalValue', 'TopResolution', 'Concatenation'] as const;

/** Reads a custom slot type. */
export function readSlotType(reader: JsonReader): SlotType {
  // The developer guide's sample of 2021 has `valueSelectionStrategy` on the type itself.
  const selection = reader.object('valueSelectionSetting');
  return {
    slotTypeName: reader.requiredText('slotTypeName', 'name'),
    slotTypeValues: reader.list('slotTypeValues').map(readValue),
    resolutionStrategy:
      selection?.word(STRATEGIES, 'resolutionStrategy') ??
      reader.word(STRATEGIES, 'valueSelectionStrategy') ??
      'OriginalValue',
    regexPattern: selection?.object('regexFilter')?.text('pattern'),
    parentSlotTypeSignature: reader.text('parentSlotTypeSignature'),
    subSlots: (reader.object('compositeSlotTypeSetting')?.list('subSlots') ?? []).map((item) => ({
      name: item.requiredText('name', 'subSlotName'),
      slotTypeName: item.requiredText('slotTypeName', 'slotTypeId'),
    })),
  };
}

function readValue(reader: JsonReader): SlotType['slotTypeValues'][number] {
  return {
    value: reader.object('sampleValue')?.requiredText('value') ?? '',
    synonyms: reader.list('synonyms').map((synonym) => synonym.requiredText('value')),
  };
}
