import type { DialogAction } from '@aws-sdk/client-lex-runtime-v2';
import type { Turn } from './turn.ts';

/**
 * Makes an action the pending prompt and returns how many replies have already failed to answer it: 0 for a new prompt,
 * more if the same prompt is repeated. A prompt that a code hook repeats after its last retry starts from 0 again.
 */
export function openPrompt(turn: Turn, action: DialogAction, retries: number): number {
  const isNew = !isSamePrompt(turn.session.dialogAction, action);
  if (isNew || turn.session.failedAttempts > retries) turn.session.failedAttempts = 0;
  turn.session.dialogAction = action;
  return turn.session.failedAttempts;
}

/** Ends the pending prompt: answered, or given up. */
export function closePrompt(turn: Turn): void {
  turn.session.failedAttempts = 0;
  delete turn.session.dialogAction;
}

function isSamePrompt(before: DialogAction | undefined, after: DialogAction): boolean {
  return (
    before?.type === after.type &&
    before?.slotToElicit === after.slotToElicit &&
    before?.subSlotToElicit?.name === after.subSlotToElicit?.name
  );
}
