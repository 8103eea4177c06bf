import type { Brand, ChatConfig, ChatMessage } from '../chat-api.ts';
import { presentation } from '../presentation.ts';
import { contactList } from './contact-list.ts';
import { h } from './element.ts';
import { icon } from './icons.ts';
import { markdownText } from './markdown-text.ts';
import { noticeLine } from './notice-line.ts';

export interface StartActions {
  /** Asks a question, or says other words, for the person. */
  say(words: string): void;
}

/** What is there before anything is said: the notice, the greeting, questions to begin with, and the way to a person. */
export class StartScreen {
  readonly element = h('section', { class: 'start', 'aria-label': 'Welcome' });
  readonly #actions: StartActions;
  #config: ChatConfig | undefined;
  #greeting: readonly ChatMessage[] = [];
  #isOver = false;

  constructor(actions: StartActions) {
    this.#actions = actions;
  }

  configure(config: ChatConfig): void {
    this.#config = config;
    this.#render();
  }

  /** The numbers of three digits that the help desk names. */
  get shortNumbers(): readonly string[] {
    return (this.#config?.brand.contacts ?? []).flatMap(({ phone }) => phone ?? []);
  }

  /** Shows what the bot says first. */
  greet(messages: readonly ChatMessage[]): void {
    this.#greeting = messages;
    this.#isOver = false;
    this.#render();
  }

  /** Folds away what is only for the beginning. */
  leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#render();
  }

  #render(): void {
    const parts = presentation(this.#greeting);
    const notices = parts.flatMap((part) => (part.kind === 'notice' ? [part.text] : []));
    const { notice } = this.#config ?? {};
    if (notice !== undefined && !notices.includes(notice)) notices.push(notice);
    const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
    const isFull = !this.#isOver && this.#greeting.length > 0;
    this.element.classList.toggle('over', !isFull);
    this.element.hidden = texts.length + notices.length === 0;
    this.element.replaceChildren(
      ...notices.map(noticeLine),
      h(
        'div',
        { class: 'greeting' },
        ...texts.map((text) => markdownText(text, this.shortNumbers)),
      ),
      ...(isFull ? this.#beginning(this.#config?.brand) : []),
    );
  }

  #beginning(brand: Brand | undefined): HTMLElement[] {
    const ticket = h(
      'button',
      { type: 'button', class: 'ticket-button' },
      icon('ticket'),
      'Open a ticket',
    );
    ticket.addEventListener('click', () => this.#actions.say('open a ticket'));
    const topics = brand?.examples ?? [];
    const examples = h(
      'div',
      { class: 'topics' },
      ...topics.map(({ topic, questions }) => this.#topic(topic, questions)),
    );
    const contacts = brand?.contacts ?? [];
    return [
      ...(topics.length > 0 ? [h('p', { class: 'lead' }, 'You could ask'), examples] : []),
      h('div', { class: 'way-out' }, h('p', {}, 'Rather write to a person?'), ticket),
      ...(contacts.length > 0 ? [otherWays(contacts)] : []),
    ];
  }

  #topic(topic: string, questions: readonly string[]): HTMLElement {
    const buttons = questions.map((question) => {
      const button = h('button', { type: 'button', class: 'example' }, question);
      button.addEventListener('click', () => this.#actions.say(question));
      return button;
    });
    return h(
      'div',
      { class: 'topic', role: 'group', 'aria-label': topic },
      h('p', {}, topic),
      ...buttons,
    );
  }
}

function otherWays(contacts: Brand['contacts']): HTMLElement {
  const ways = h(
    'details',
    { class: 'ways' },
    h('summary', {}, 'Other ways to reach us'),
    contactList(contacts),
  );
  ways.addEventListener('toggle', () => {
    // Of what is higher than a small screen, at least the first.
    const shown = ways.offsetHeight < innerHeight / 2 ? ways : ways.querySelector('li');
    if (ways.open) shown?.scrollIntoView({ block: 'nearest' });
  });
  return ways;
}
