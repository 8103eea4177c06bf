import type { ChatMessage, PastTurn } from '../chat-api.ts';
import type { ChatError } from '../chat-error.ts';
import type { HandoffLine } from '../handoff-api.ts';
import { type ReplyItem, replyItems } from '../reply-items.ts';
import { saidText } from '../said-text.ts';
import { BOT, type Heard } from '../speaker.ts';
import { retireChoices } from './choices.ts';
import { h, hidden } from './element.ts';
import type { MessageActions } from './message-actions.ts';
import { MessageGroups } from './message-groups.ts';
import { closeReasons, type Rated, wholeRating } from './rating.ts';
import { replyItem } from './reply-item.ts';

/**
 * What was said, in groups. A log: screen readers announce each reply once, when it comes. What the person says is not
 * echoed.
 */
export class MessageLog {
  readonly element = h('div', { class: 'log', role: 'log', 'aria-label': 'Messages' });
  readonly #actions: MessageActions;
  readonly #entries = new Map<string, HTMLElement>();
  readonly #groups: MessageGroups;
  readonly #show: (entry: HTMLElement) => void;
  readonly #titleLevel: string;

  /** `show` brings a new entry into view; `titleLevel` is that of the headings in a reply. */
  constructor(actions: MessageActions, show: (entry: HTMLElement) => void, titleLevel: string) {
    this.#actions = actions;
    this.#show = show;
    this.#titleLevel = titleLevel;
    this.#groups = new MessageGroups(this.element);
  }

  /** Whether the person has said something. */
  get hasSaid(): boolean {
    return this.element.querySelector('.mine') !== null;
  }

  clear(): void {
    this.#entries.clear();
    this.#groups.clear();
  }

  /** Adds the person's message. */
  addSaid(id: string, text: string, at: Date): void {
    retireChoices(this.element);
    const entry = h(
      'div',
      { class: 'entry' },
      hidden('You said: '),
      h('p', { class: 'typed', dir: 'auto' }, text),
    );
    this.#entries.set(id, entry);
    this.#groups.append(entry, 'mine', at);
    this.#show(entry);
  }

  /** Shows the person's message in other words. */
  replaceSaid(id: string, text: string): void {
    this.#entries.get(id)?.querySelector('.typed')?.replaceChildren(text);
  }

  /** Takes a message that was not sent off the log. Returns its text; undefined if it is not there. */
  takeBack(id: string): string | undefined {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    if (entry) this.#groups.remove(entry);
    return entry?.querySelector('.typed')?.textContent ?? undefined;
  }

  markSent(id: string): void {
    this.#entries.get(id)?.querySelector('.failure')?.remove();
  }

  /** Says under a message that it goes out later. */
  markHeld(id: string): void {
    this.#mark(
      id,
      h('p', {}, 'Not sent yet. It goes out by itself as soon as the chat can be reached.'),
    );
  }

  /** Shows under the message why it failed, and offers to send it again unless the chat has ended. */
  markFailed(id: string, error: ChatError): void {
    this.#mark(id, h('p', {}, failureText(error)), error.status !== 410);
  }

  #mark(id: string, text: HTMLElement, mayRetry = true): void {
    this.markSent(id);
    const again = h('button', { type: 'button' }, 'Try again');
    again.addEventListener('click', () => this.#actions.retry(id));
    const failure = h('div', { class: 'failure' }, text, mayRetry && again);
    this.#entries.get(id)?.append(failure);
    this.#show(failure);
  }

  /** Adds what somebody of the help desk says: text, and never markup. */
  addPerson(name: string, text: string, at: Date): void {
    const entry = h(
      'div',
      { class: 'entry' },
      h('p', { class: 'person-name', dir: 'auto' }, name, hidden(' said: ')),
      h('p', { class: 'typed', dir: 'auto' }, text),
    );
    this.#groups.append(entry, 'bot person', at);
    this.#show(entry);
  }

  /** Adds who came or went. */
  addNote(text: string, at: Date): void {
    const entry = h('p', { class: 'entry note-entry' }, text);
    this.#groups.append(entry, 'bot between', at);
    this.#show(entry);
  }

  /** Shows what was said to a person before the page was loaded. */
  restorePerson(lines: readonly HandoffLine[]): void {
    this.#quietly(() => this.#addLines(lines));
  }

  addReply(messages: readonly ChatMessage[], heard: Heard, isNew = true): void {
    const items = replyItems(messages);
    if (items.length === 0) return;
    if (items.some(({ kind }) => kind === 'progress')) closeReasons(this.element);
    const about = { isNew, ...rated(heard, items) };
    // A turn is rated once: if it has several answers, below the last of them, for all.
    const last = items.findLastIndex(({ kind }) => kind === 'answer');
    const isOfAll = items.filter(({ kind }) => kind === 'answer').length > 1;
    const unrated = { ...about, turn: undefined };
    const shown = items.flatMap((item, at) => [
      replyItem(item, this.#actions, isOfAll ? unrated : about),
      ...(isOfAll && at === last ? [wholeRating(about, this.#actions)] : []),
    ]);
    const { name } = heard.by;
    const label = name === BOT.name ? 'Reply of the bot' : `Reply of ${name}`;
    const entry = h(
      'article',
      { class: 'entry', 'aria-label': label },
      hidden(`${name} said: `),
      ...shown,
    );
    for (const title of entry.querySelectorAll('.card-title'))
      title.setAttribute('aria-level', this.#titleLevel);
    this.#groups.append(entry, heard.by.kind === 'bot' ? 'bot' : 'bot person', heard.at);
    if (isNew) this.#show(entry);
  }

  /** Shows earlier turns without announcing them. */
  restore(turns: readonly PastTurn[], now: Date): void {
    this.#quietly(() => this.#restore(turns, now));
  }

  #restore(turns: readonly PastTurn[], now: Date): void {
    this.clear();
    const messages = turns.flatMap((turn) => turn.messages);
    for (const { turn, said, helpful, at, repliedAt, messages: heard, handoff } of turns) {
      // The opening is shown as the start of the chat; a chat with a person that goes on is that module's.
      if (turn === 0 || handoff?.isOpen) continue;
      const saidAt = at === undefined ? now : new Date(at);
      const heardAt = repliedAt === undefined ? saidAt : new Date(repliedAt);
      if (said) this.addSaid(`past-${turn}`, saidText(said, messages), saidAt);
      this.#addLines(handoff?.lines ?? []);
      this.addReply(heard, { by: BOT, turn, helpful, at: heardAt }, false);
    }
  }

  #addLines(lines: readonly HandoffLine[]): void {
    for (const { at, by, text } of lines) {
      if (by === 'client') this.addSaid(`line-${at}`, text, new Date(at));
      else if (by === 'agent') this.addPerson('Our staff', text, new Date(at));
      else this.addNote(text, new Date(at));
    }
  }

  /** Adds what screen readers need not announce: it was said before. */
  #quietly(add: () => void): void {
    this.element.setAttribute('aria-busy', 'true');
    this.element.setAttribute('aria-live', 'off');
    add();
    requestAnimationFrame(() => {
      this.element.removeAttribute('aria-live');
      this.element.removeAttribute('aria-busy');
    });
  }
}

function rated({ turn, helpful }: Heard, items: readonly ReplyItem[]): Rated {
  const hasTicket = items.some(
    (item) =>
      item.kind === 'choices' &&
      item.choices.buttons.some(({ value }) => value === 'open a ticket'),
  );
  return { turn, helpful, hasTicket };
}

/** Says why a message has no answer. */
export function failureText({ message, reference }: ChatError): string {
  const number = reference === undefined ? '' : ` Reference: ${reference}.`;
  return `Not answered. ${message}${number}`;
}
