import { type AnswerRule, AnswerRules } from '../../../bot/helpdesk/answers/rules/answer-rules.ts';
import { isSameSense, senseOf } from '../../../bot/helpdesk/answers/rules/sense.ts';
import type { PinChange } from '../change.ts';

/**
 * Adds a pin or a block, or takes it back. A question, and what means the same, has one pin: another one replaces it; and
 * the last word on a question and a section counts. Returns the same rules if nothing is different.
 */
export function changeRules(rules: AnswerRules, change: PinChange): AnswerRules {
  const { kind, undo = false } = change;
  const rule = { question: change.question.trim(), passageId: change.passageId };
  const sense = senseOf(rule.question);
  const isSame = ({ question }: AnswerRule) => isSameSense(senseOf(question), sense);
  const isThis = (one: AnswerRule) => one.passageId === rule.passageId && isSame(one);
  const own = kind === 'pin' ? rules.pins : rules.blocks;
  const other = kind === 'pin' ? rules.blocks : rules.pins;
  if (own.some(isThis) !== undo) return rules;
  const isReplaced = kind === 'pin' && !undo ? isSame : isThis;
  const changed = [...own.filter((one) => !isReplaced(one)), ...(undo ? [] : [rule])];
  const kept = undo ? other : other.filter((one) => !isThis(one));
  return kind === 'pin' ? new AnswerRules(changed, kept) : new AnswerRules(kept, changed);
}

/** Returns rules as `content/answers.json` has them. */
export function rulesText({ pins, blocks }: AnswerRules): string {
  return `${JSON.stringify({ v: 1, pins, blocks }, null, 2)}\n`;
}
