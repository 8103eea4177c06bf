import type { Feedback, FeedbackReason } from '../chat-api.ts';
import { h } from './element.ts';

/** What the form offers, and what each is called. */
export const REASONS: readonly (readonly [FeedbackReason, string])[] = [
  ['notWhatIAsked', 'It is not what I asked'],
  ['didNotWork', 'I did that, and it did not work'],
  ['outOfDate', 'It is out of date'],
  ['hardToFollow', 'It is hard to follow'],
  ['other', 'Something else'],
];
const MAX_COMMENT = 500;

let forms = 0;

/**
 * Builds the form that asks why an answer did not help. Either of its questions may be left open. `submit` rejects with an Error whose message is
 * for the person.
 */
export function reasonForm(
  submit: (reason: Pick<Feedback, 'reason' | 'comment'>) => Promise<void>,
): HTMLFormElement {
  forms += 1;
  const name = `reason-${forms}`;
  const comment = h('textarea', { rows: '2', maxlength: String(MAX_COMMENT) });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const form = h(
    'form',
    { class: 'reason' },
    h('fieldset', {}, h('legend', {}, 'What was wrong? (optional)'), ...radios(name)),
    h('label', {}, 'In your own words (optional)', comment),
    problem,
    h('button', { type: 'submit' }, 'Tell the help desk'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const reason = chosen(form, name);
    const said = comment.value.trim();
    problem.textContent = '';
    if (reason === undefined && said === '') {
      problem.textContent = 'Choose what was wrong, or say it in your own words.';
      return;
    }
    submit({ ...(reason && { reason }), ...(said !== '' && { comment: said }) }).catch(
      (error: unknown) => {
        problem.textContent = error instanceof Error ? error.message : 'That could not be sent.';
      },
    );
  });
  return form;
}

function radios(name: string): HTMLElement[] {
  return REASONS.map(([value, text]) =>
    h('label', { class: 'radio' }, h('input', { type: 'radio', name, value }), text),
  );
}

function chosen(form: HTMLFormElement, name: string): FeedbackReason | undefined {
  const value = new FormData(form).get(name);
  return REASONS.find(([reason]) => reason === value)?.[0];
}
