import { parseExpression } from '../expression/parse.ts';
import { ExpressionError } from '../expression/syntax.ts';
import type { IntentTree } from './bot-tree.ts';
import type { JsonReader } from './json-reader.ts';
import type { BotLocale, Intent } from './model.ts';

/** Checks that every condition parses and the target of every next step exists. */
export function checkBranches(locale: BotLocale, intent: Intent, tree: IntentTree): void {
  for (const reader of [tree.intent, ...tree.slots]) visit(reader, locale, intent);
}

function visit(reader: JsonReader, locale: BotLocale, intent: Intent): void {
  checkExpression(reader);
  checkTarget(reader, locale, intent);
  for (const child of reader.children()) visit(child, locale, intent);
}

function checkExpression(reader: JsonReader): void {
  const expression = reader.find('expressionString');
  if (typeof expression?.value !== 'string') return;
  try {
    parseExpression(expression.value);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    expression.problem(error.message);
  }
}

function checkTarget(reader: JsonReader, locale: BotLocale, intent: Intent): void {
  const action = reader.object('dialogAction');
  const type = action?.text('type');
  const slotName = action?.text('slotToElicit');
  if (type === 'ElicitSlot' && !intent.slots.some((slot) => slot.slotName === slotName)) {
    action?.problem(`no slot "${slotName ?? ''}" to elicit`);
  }
  const target = reader.object('intent')?.text('name');
  if (type !== 'StartIntent') return;
  if (!locale.intents.some((candidate) => candidate.intentName === target)) {
    reader.problem(`no intent "${target ?? ''}" to start`);
  }
}
