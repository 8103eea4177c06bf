import type { DialogAction } from '@aws-sdk/client-lex-runtime-v2';
import type { Turn } from './turn.ts';

/**
 * Makes an action the one that waits for an answer. Gives the number of answers that it has already not understood:
 * 0 for a new question, more where the same question is asked again. A question that is asked although its retries are
 * used up (a code hook may want that) starts anew.
 */
export function ask(turn: Turn, action: DialogAction, retries: number): number {
  const isNew = !isSameQuestion(turn.session.dialogAction, action);
  if (isNew || turn.session.failedAttempts > retries) turn.session.failedAttempts = 0;
  turn.session.dialogAction = action;
  return turn.session.failedAttempts;
}

function isSameQuestion(before: DialogAction | undefined, after: DialogAction): boolean {
  return (
    before?.type === after.type &&
    before?.slotToElicit === after.slotToElicit &&
    before?.subSlotToElicit?.name === after.subSlotToElicit?.name
  );
}
