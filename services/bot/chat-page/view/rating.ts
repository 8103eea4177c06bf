import type { ChatError } from '../chat-error.ts';
import { h } from './element.ts';
import { icon } from './icons.ts';
import type { MessageActions } from './message-actions.ts';
import { reasonForm } from './reason-form.ts';

/** What is rated: a turn, and what was said of it before. */
export interface Rated {
  readonly turn: number | undefined;
  readonly helpful?: boolean | undefined;
  /** Whether the reply itself offers a ticket. */
  readonly hasTicket: boolean;
}

/** Words with which the bot opens a ticket on the question that it answered last. */
export const NO_HELP = 'This didn’t help, ticket please';

/** Builds the thumbs of an answer. After a thumb down come the ticket with the question, and a form for the reason. */
export function ratingElement({ turn, helpful, hasTicket }: Rated, actions: MessageActions): Node {
  if (turn === undefined) return h('span');
  const up = thumb('up', 'This helped');
  const down = thumb('thumbDown', 'This didn’t help');
  const more = h('div', { class: 'more', hidden: true });
  const show = (value: boolean | undefined) => {
    up.setAttribute('aria-pressed', String(value === true));
    down.setAttribute('aria-pressed', String(value === false));
  };
  const rate = async (value: boolean) => {
    show(value);
    more.hidden = value;
    if (!value) {
      more.replaceChildren(...noHelp(turn, hasTicket || isOver(more), actions, more));
      more.scrollIntoView({ block: 'nearest' });
    }
    try {
      await actions.rate({ turn, helpful: value });
      actions.announce(
        value ? 'Thank you. Good to know.' : 'Thank you. The help desk will see that.',
      );
    } catch (error) {
      show(undefined);
      actions.announce(`That was not kept. ${(error as ChatError).message}`);
    }
  };
  up.addEventListener('click', () => void rate(true));
  down.addEventListener('click', () => void rate(false));
  show(helpful);
  more.addEventListener('done', () => {
    if (more.childElementCount === 0) more.hidden = true;
    const next = more.querySelector<HTMLElement>('button:not([hidden], [aria-disabled="true"])');
    (next ?? down).focus();
  });
  return h('div', { class: 'rating' }, h('div', { class: 'thumbs' }, up, down), more);
}

/** Builds the thumbs of a reply with several answers. */
export function wholeRating(rated: Rated, actions: MessageActions): HTMLElement {
  return h(
    'div',
    {
      class: 'actions whole',
      role: 'group',
      'aria-label': 'About these answers',
      'aria-live': 'off',
    },
    ratingElement(rated, actions),
  );
}

/** Closes the forms that ask for a reason: a ticket says more. */
export function closeReasons(root: ParentNode): void {
  for (const more of root.querySelectorAll<HTMLElement>('.more')) more.hidden = true;
}

function thumb(name: 'up' | 'thumbDown', text: string): HTMLElement {
  return h('button', { type: 'button', class: 'quiet' }, icon(name), text);
}

/** Whether something was said since: the bot opens a ticket on its last answer only. */
const isOver = (element: Element): boolean =>
  element.closest('.log')?.lastElementChild !== element.closest('.group');

function noHelp(
  turn: number,
  isTicketElsewhere: boolean,
  actions: MessageActions,
  place: HTMLElement,
): HTMLElement[] {
  const ticket = h(
    'button',
    { type: 'button', class: 'choice' },
    'Open a ticket with this question',
  );
  ticket.addEventListener('click', () => {
    actions.say(NO_HELP);
    closeReasons(place.getRootNode() as ParentNode);
  });
  const form = reasonForm(async (reason) => {
    await actions.rate({ turn, helpful: false, ...reason });
    form.remove();
    place.dispatchEvent(new Event('done'));
    actions.announce('Thank you. That helps us to write a better page.');
  });
  return isTicketElsewhere ? [form] : [ticket, form];
}
