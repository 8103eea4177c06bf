import type { Button, ChatMessage, PastTurn } from '../chat-api.ts';
import type { ChatError } from '../chat-client.ts';
import { type DisplayItem, presentation } from '../presentation.ts';
import { saidText } from '../said-text.ts';
import { answerCard } from './answer-card.ts';
import { choices, retireChoices } from './choices.ts';
import { h, hidden } from './element.ts';
import { linkedText } from './linked-text.ts';
import { noticeLine } from './notice-line.ts';
import { ticketId } from './ticket-id.ts';
import { urgentCard } from './urgent-card.ts';

export interface MessageLogActions {
  choose(button: Button): void;
  retry(id: string): void;
}

/** The conversation on the screen: a log region, so screen readers announce additions politely. */
export class MessageLog {
  readonly element = h('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Conversation',
    tabindex: '0',
  });
  readonly #actions: MessageLogActions;
  readonly #entries = new Map<string, HTMLElement>();
  #isAtEnd = true;

  constructor(actions: MessageLogActions) {
    this.#actions = actions;
    this.element.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.element;
      this.#isAtEnd = scrollHeight - scrollTop - clientHeight < 8;
    });
    new ResizeObserver(() => this.#stayAtEnd()).observe(this.element);
  }

  clear(): void {
    this.#entries.clear();
    this.element.replaceChildren();
  }

  /** Adds the person's message. */
  addSaid(id: string, text: string): void {
    retireChoices(this.element);
    const entry = h(
      'div',
      { class: 'entry mine' },
      hidden('You said: '),
      h('p', { class: 'text' }, text),
    );
    this.#entries.set(id, entry);
    this.#append(entry);
  }

  markSent(id: string): void {
    this.#entries.get(id)?.querySelector('.failure')?.remove();
  }

  /** Shows under the message why it failed, and offers to send it again. */
  markFailed(id: string, error: ChatError): void {
    this.markSent(id);
    const again = h('button', { type: 'button' }, 'Try again');
    again.addEventListener('click', () => this.#actions.retry(id));
    const failure = h('div', { class: 'failure' }, failureText(error), again);
    this.#entries.get(id)?.append(failure);
    this.#scrollTo(failure);
  }

  addReply(messages: readonly ChatMessage[], isNew = true): void {
    const shown = presentation(messages).map((part) => this.#show(part, isNew));
    if (shown.length > 0)
      this.#append(h('div', { class: 'entry bot' }, hidden('The bot said: '), ...shown));
  }

  /** Shows earlier turns without announcing them. */
  restore(turns: readonly PastTurn[]): void {
    this.element.setAttribute('aria-busy', 'true');
    this.element.setAttribute('aria-live', 'off');
    this.clear();
    const messages = turns.flatMap((turn) => turn.messages);
    for (const turn of turns) {
      if (turn.said !== undefined) this.addSaid(`past-${turn.turn}`, saidText(turn.said, messages));
      this.addReply(turn.messages, false);
    }
    requestAnimationFrame(() => {
      this.element.setAttribute('aria-live', 'polite');
      this.element.removeAttribute('aria-busy');
    });
  }

  #show(part: DisplayItem, isNew: boolean): HTMLElement {
    switch (part.kind) {
      case 'text':
        return linkedText(part.text);
      case 'notice':
        return noticeLine(part.text);
      case 'urgent':
        return urgentCard(part.text, part.contacts, isNew);
      case 'answer':
        return answerCard(part.card);
      case 'ticket':
        return ticketId(part.ticketId);
      case 'choices':
        return choices(part.choices, part.pages, (button) => this.#actions.choose(button));
    }
  }

  #append(entry: HTMLElement): void {
    this.element.append(entry);
    this.#scrollTo(entry);
  }

  /** Keeps the newest line in view if a screen keyboard or a longer note makes the log smaller. */
  #stayAtEnd(): void {
    if (this.#isAtEnd) this.element.scrollTop = this.element.scrollHeight;
  }

  /** Scrolls to an entry: to the start of one that is taller than the log, instead of its end. */
  #scrollTo(entry: HTMLElement): void {
    entry.scrollIntoView({ block: 'nearest' });
    const tooTall = entry.offsetHeight > this.element.clientHeight;
    if (tooTall) entry.scrollIntoView({ block: 'start' });
  }
}

function failureText({ message, reference }: ChatError): HTMLElement {
  const number = reference === undefined ? '' : ` Reference: ${reference}.`;
  return h('p', {}, `Not answered. ${message}${number}`);
}
