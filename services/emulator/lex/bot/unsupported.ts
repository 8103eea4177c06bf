import { builtInSlotType } from '../slot-types/registry.ts';
import type { Bot, Intent } from './model.ts';

/** Built-in intents that answer from AWS services that are not emulated. */
const ANSWERED_ELSEWHERE: readonly string[] = [
  'AMAZON.KendraSearchIntent',
  'AMAZON.QnAIntent',
  'AMAZON.QInConnectIntent',
  'AMAZON.QinConnectIntent',
  'AMAZON.BedrockAgentIntent',
];

/** Returns the features of a bot that behave differently than on AWS, one sentence each; the bot runs without them. */
export function unsupportedParts(bot: Bot): readonly string[] {
  return Object.values(bot.locales).flatMap((locale) =>
    locale.intents.flatMap((intent) =>
      intentParts(intent).map((part) => `${locale.localeId}, ${intent.intentName}: ${part}`),
    ),
  );
}

function intentParts(intent: Intent): readonly string[] {
  const signature = intent.parentIntentSignature ?? '';
  const strange = intent.slots.filter(
    ({ slotTypeName }) => slotTypeName.startsWith('AMAZON.') && !builtInSlotType(slotTypeName),
  );
  return [
    ...(ANSWERED_ELSEWHERE.includes(signature) ? [`${signature} is never chosen`] : []),
    ...strange.map(
      (slot) => `{${slot.slotName}} takes any words: ${slot.slotTypeName} is not known`,
    ),
  ];
}
