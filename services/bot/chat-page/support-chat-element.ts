/// <reference lib="dom" />
import { type ChatError, HttpChatClient } from './chat-client.ts';
import {
  type ChatState,
  Conversation,
  type ConversationView,
  type EndReason,
} from './conversation.ts';
import { Expiry } from './expiry.ts';
import { postFile } from './post-file.ts';
import { claimSession } from './session-lock.ts';
import { StorageSessionMemory } from './session-memory.ts';
import css from './support-chat.css';
import { Composer } from './view/composer.ts';
import { deleteDialog } from './view/delete-dialog.ts';
import { h } from './view/element.ts';
import { EndedPanel } from './view/ended-panel.ts';
import { FilePicker } from './view/file-picker.ts';
import { MessageLog } from './view/message-log.ts';

const WAITING: Partial<Record<ChatState, string>> = {
  opening: 'Connecting …',
  writing: 'The bot is writing …',
};

/** The chat as an element, `<support-chat>`. It calls the chat API of the page's own origin. */
export class SupportChatElement extends HTMLElement {
  readonly #log: MessageLog;
  readonly #composer: Composer;
  readonly #files: FilePicker;
  readonly #ended = new EndedPanel();
  readonly #status = h('p', { class: 'status', role: 'status' });
  readonly #expiry: Expiry;
  readonly #conversation: Conversation;
  readonly #onVisible = () => this.#expiry.check();

  constructor() {
    super();
    this.#log = new MessageLog({
      choose: ({ text, value }) => {
        void this.#conversation.send({ buttonValue: value }, text);
        this.#moveFocus();
      },
      retry: (id) => {
        void this.#conversation.retry(id);
        this.#moveFocus();
      },
    });
    this.#composer = new Composer((text) => void this.#conversation.send({ text }, text));
    this.#files = new FilePicker({
      upload: (file, onProgress) => this.#conversation.attach(file, onProgress),
      remove: (name) => void this.#conversation.send({ text: `remove ${name}` }, `remove ${name}`),
    });
    this.#expiry = new Expiry({
      warn: () => this.#say('This chat ends in two minutes unless you write something.'),
      end: () => this.#conversation.expire(),
    });
    this.#conversation = new Conversation({
      client: new HttpChatClient('', (...call) => fetch(...call)),
      memory: new StorageSessionMemory(() => sessionStorage),
      view: this.#view(),
      newId: newMessageId,
      claim: claimSession,
      postFile,
    });
    this.#build();
  }

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#onVisible);
    void this.#conversation.start();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#expiry.stop();
  }

  #build(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const dialog = deleteDialog(() => void this.#conversation.delete());
    const again = h('button', { type: 'button' }, 'Start again');
    again.addEventListener('click', () => void this.#startAgain());
    const remove = h('button', { type: 'button' }, 'Delete chat');
    remove.addEventListener('click', () => dialog.showModal());

    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(
      h('div', { class: 'tools' }, again, remove),
      this.#log.element,
      this.#status,
      this.#ended.element,
      this.#files.element,
      this.#composer.element,
      dialog,
    );
  }

  #view(): ConversationView {
    return {
      clear: () => this.#log.clear(),
      said: (id, text) => this.#log.addSaid(id, text),
      sent: (id) => this.#log.markSent(id),
      failed: (id, error) => this.#log.markFailed(id, error),
      replied: (messages) => this.#log.addReply(messages),
      restored: (turns) => this.#log.restore(turns),
      state: (state) => this.#showState(state),
      openFailed: (error) => this.#showFailure(error, () => void this.#conversation.start()),
      deleteFailed: (error) => this.#showFailure(error, () => void this.#conversation.delete()),
      replaced: () => this.#say('Your last chat has ended, so this is a new one.'),
      opened: (expiresAt) => this.#opened(expiresAt),
      drafted: (draft) => this.#files.show(draft?.uploads),
      ended: (reason) => this.#showEnd(reason),
    };
  }

  #showState(state: ChatState): void {
    this.#composer.setState(state);
    this.#status.classList.toggle('typing', state in WAITING);
    this.#say(WAITING[state] ?? '');
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #opened(expiresAt: Date): void {
    this.#ended.hide();
    this.#composer.element.hidden = false;
    this.#expiry.watch(expiresAt);
  }

  #showEnd(reason: EndReason): void {
    this.#expiry.stop();
    this.#say('');
    const hadFocus = this.shadowRoot?.activeElement != null;
    this.#composer.element.hidden = true;
    this.#ended.showEnd(reason, () => void this.#startAgain());
    if (hadFocus) this.#ended.focus();
  }

  #showFailure({ message, reference }: ChatError, tryAgain: () => void): void {
    const number = reference === undefined ? '' : ` Reference: ${reference}.`;
    this.#ended.showFailure(`${message}${number}`, tryAgain);
  }

  async #startAgain(): Promise<void> {
    this.#expiry.stop();
    await this.#conversation.open();
    this.#moveFocus();
  }

  /** Moves the focus on from a pressed button: to the composer, or to the log if that would open a screen keyboard. */
  #moveFocus(): void {
    if (matchMedia('(pointer: coarse)').matches) this.#log.element.focus();
    else this.#composer.focus();
  }
}

/** Returns 128 random bits in hex. `crypto.randomUUID` is missing if the page was served without TLS. */
function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
