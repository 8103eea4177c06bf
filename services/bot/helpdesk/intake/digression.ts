import { isCancellation } from './cancellation.ts';
import type { Form } from './form.ts';
import { isQuestion } from './questions.ts';
import type { Step } from './step.ts';

/** A question, or the wish to stop in more words, where an answer would be short. */
export function digressionOf(form: Form, text: string): Step | undefined {
  if (isQuestion(text)) return { kind: 'lookUp', form };
  return isCancellation(text) ? { kind: 'cancel' } : undefined;
}
