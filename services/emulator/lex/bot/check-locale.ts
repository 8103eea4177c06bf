import type { Steps } from '../../../base/turns.ts';
import type { IntentTree, LocaleTree } from './bot-tree.ts';
import { checkBranches } from './check-branches.ts';
import type { JsonReader } from './json-reader.ts';
import { type BotLocale, type Intent, isFallback, type Slot } from './model.ts';

/** Utterances that are checked in one step. */
const AT_ONCE = 1000;

/** Checks what takes the whole locale to know; each problem names the file that it comes from. */
export function* checkLocale(locale: BotLocale, tree: LocaleTree): Steps<void> {
  if (tree.intents.length === 0) tree.locale.problem('the locale has no intent');
  checkUnique(locale.intents, (intent) => intent.intentName, tree.locale, 'intent');
  checkUnique(locale.slotTypes, (type) => type.slotTypeName, tree.locale, 'slot type');
  for (const [index, item] of tree.intents.entries()) {
    const intent = locale.intents[index];
    if (intent) yield* checkIntent(locale, intent, item);
  }
}

function checkUnique<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  reader: JsonReader,
  kind: string,
): void {
  const seen = new Set<string>();
  for (const name of items.map(nameOf)) {
    if (seen.has(name)) reader.problem(`the ${kind} "${name}" is defined twice`);
    seen.add(name);
  }
}

function* checkIntent(locale: BotLocale, intent: Intent, tree: IntentTree): Steps<void> {
  const { intent: reader } = tree;
  checkUnique(intent.slots, (slot) => slot.slotName, reader, 'slot');
  if (isFallback(intent) && intent.sampleUtterances.length > 0) {
    reader.problem('AMAZON.FallbackIntent takes no sample utterances');
  }
  checkPriorities(intent, reader);
  yield* checkUtterances(intent, reader);
  for (const slotReader of tree.slots) {
    const name = slotReader.text('slotName', 'name');
    const slot = intent.slots.find((candidate) => candidate.slotName === name);
    if (slot) checkSlot(locale, slot, slotReader);
  }
  checkBranches(locale, intent, tree);
}

/** The failure reason of Lex's own build, word for word. */
function checkPriorities(intent: Intent, reader: JsonReader): void {
  const missing = intent.slots.filter((slot) => slot.priority === undefined);
  if (missing.length === 0) return;
  const names = missing.map((slot) => slot.slotName).join(', ');
  reader.problem(
    `Slot ids [${names}] in intent ${intent.intentName} don't define a slot priority. Update the intent to add a priority to these slots.`,
  );
}

function* checkUtterances(intent: Intent, reader: JsonReader): Steps<void> {
  const utterances = reader.list('sampleUtterances');
  for (const [at, utterance] of utterances.entries()) {
    if (at % AT_ONCE === 0) yield;
    for (const name of slotNamesIn(utterance.text('utterance') ?? '')) {
      const slot = intent.slots.find((candidate) => candidate.slotName === name);
      if (!slot) utterance.problem(`the utterance names no slot of the intent: {${name}}`);
      if (slot?.slotTypeName === 'AMAZON.FreeFormInput') {
        utterance.problem(`{${name}} is AMAZON.FreeFormInput, which no utterance may hold`);
      }
    }
  }
}

/** Matches `{Size}`, and `{Address.City}` for a sub-slot of a composite slot. */
function slotNamesIn(utterance: string): readonly string[] {
  return [...utterance.matchAll(/\{([^{}]*)\}/g)].map(
    (match) => (match[1] ?? '').split('.')[0] ?? '',
  );
}

function checkSlot(locale: BotLocale, slot: Slot, reader: JsonReader): void {
  const { slotTypeName, valueElicitationSetting: elicitation } = slot;
  const isKnown =
    slotTypeName.startsWith('AMAZON.') ||
    locale.slotTypes.some((type) => type.slotTypeName === slotTypeName);
  if (!isKnown)
    reader.find('slotTypeName', 'slotTypeId')?.problem(`no slot type "${slotTypeName}"`);
  const groups = elicitation.promptSpecification?.messageGroups ?? [];
  if (elicitation.slotConstraint === 'Required' && groups.length === 0) {
    reader.problem(`the required slot "${slot.slotName}" has no prompt`);
  }
}
