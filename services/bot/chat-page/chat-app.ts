/// <reference lib="dom" />
import { brandStyle } from './brand-style.ts';
import type { Said } from './chat-api.ts';
import { HttpChatClient } from './chat-client.ts';
import { Conversation } from './conversation.ts';
import { conversationScreen } from './conversation-screen.ts';
import { copyText } from './copy-text.ts';
import { Expiry } from './expiry.ts';
import type { HandoffOutcome } from './handoff/handoff-view.ts';
import { newMessageId } from './message-id.ts';
import { loadHandoff, PersonChat } from './person-chat.ts';
import { personScreen } from './person-screen.ts';
import { postFile } from './post-file.ts';
import { Reconnection } from './reconnection.ts';
import { claimSession } from './session-lock.ts';
import type { SessionMemory } from './session-memory.ts';
import { TakenOut } from './taken-out.ts';
import { ChatFrame } from './view/chat-frame.ts';
import { confirmDialog, DELETE, START_AGAIN } from './view/confirm-dialog.ts';
import type { MessageActions } from './view/message-actions.ts';
import { printAnswer } from './view/print-answer.ts';
import { warnOfOrigin } from './warn-of-origin.ts';

export interface ChatAppOptions {
  /** The origin of the chat API; '' for the page's own. */
  readonly api: string;
  readonly headingLevel: string;
  readonly memory: SessionMemory;
  /** Keeps what is in the box. */
  readonly draft: SessionMemory;
  /** Buttons in the head. */
  readonly tools: readonly HTMLElement[];
  onReply(): void;
}

/** One chat in a page: its parts, and what they do to each other. */
export class ChatApp {
  readonly frame: ChatFrame;
  readonly elements: readonly HTMLElement[];
  /** The colours of the brand, once they are known. */
  readonly brandSheet = new CSSStyleSheet();
  readonly #api: string;
  readonly #client: HttpChatClient;
  readonly #conversation: Conversation;
  readonly #expiry: Expiry;
  readonly #person: PersonChat;
  readonly #reconnection = new Reconnection(() => void this.#conversation.reconnect());
  readonly #listeners: readonly (readonly [EventTarget, string, () => void])[];

  constructor({ api, headingLevel, memory, draft, tools, onReply }: ChatAppOptions) {
    this.#api = api;
    this.#client = new HttpChatClient(api, (...call) => fetch(...call));
    const dialogs = {
      delete: confirmDialog(DELETE, () => void this.#delete()),
      startAgain: confirmDialog(START_AGAIN, () => void this.#startAgain()),
    };
    this.frame = new ChatFrame({ draft, ...this.#actions(dialogs) }, headingLevel, ...tools);
    this.elements = [this.frame.element, dialogs.delete, dialogs.startAgain];
    this.#expiry = new Expiry({
      warn: () =>
        this.frame.status.say('This chat ends in two minutes unless you write something.'),
      end: () => this.#conversation.expire(),
    });
    this.#person = new PersonChat({
      api,
      view: personScreen(this.frame, onReply),
      load: () => loadHandoff(api),
      // A session lasts as long as somebody is spoken to.
      began: () => this.#expiry.stop(),
      over: (outcome) => void this.#personIsOver(outcome),
    });
    const start = () => void this.#conversation.start();
    this.#conversation = new Conversation({
      client: this.#client,
      memory,
      view: conversationScreen({
        frame: this.frame,
        expiry: this.#expiry,
        reconnection: this.#reconnection,
        takenOut: new TakenOut({
          kept: async () => (await this.#client.resume(this.#conversation.sessionId ?? '')).turns,
          replace: (id, text) => this.frame.log.replaceSaid(id, text),
        }),
        start,
        startAgain: () => void this.#startAgain(),
        delete: () => void this.#delete(),
        unreachable: () => warnOfOrigin(api),
        onReply,
      }),
      newId: newMessageId,
      now: () => new Date(),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      claim: claimSession,
      personCalled: (sessionId, lines) => void this.#person.resume(sessionId, lines),
      postFile,
    });
    this.#listeners = [
      [document, 'visibilitychange', () => this.#expiry.check()],
      [window, 'online', () => this.#online()],
      [this.frame.element, 'input', () => this.#person.type()],
      [window, 'offline', () => this.frame.banner.show(false)],
      [window, 'resize', () => this.frame.panel.fit()],
    ];
  }

  async start(): Promise<void> {
    for (const [target, event, listener] of this.#listeners)
      target.addEventListener(event, listener);
    void this.#configure();
    await this.#conversation.start();
  }

  stop(): void {
    for (const [target, event, listener] of this.#listeners)
      target.removeEventListener(event, listener);
    this.#expiry.stop();
    this.#reconnection.found();
    this.#person.suspend();
  }

  /** The chat works without its brand: then it is plain. */
  async #configure(): Promise<void> {
    try {
      const config = await this.#client.config();
      this.brandSheet.replaceSync(brandStyle(config.brand.colours));
      this.frame.header.show(config);
      this.frame.start.configure(config);
    } catch {
      // The conversation says what is wrong, if it is wrong there too.
    }
  }

  #online(): void {
    this.frame.banner.hide();
    this.#reconnection.hurry();
    this.#person.hurry();
  }

  #actions(dialogs: Readonly<Record<'delete' | 'startAgain', HTMLDialogElement>>) {
    return {
      messages: this.#messageActions(),
      files: {
        upload: (file: File, onProgress: (share: number) => void) =>
          this.#conversation.attach(file, onProgress),
        remove: (name: string) => this.#sendWords(`remove ${name}`),
        announce: (text: string) => this.frame.status.say(text),
      },
      submit: (text: string) => this.#say({ text }, text),
      leavePerson: () => {
        this.#person.leave();
        this.frame.moveFocus();
      },
      startAgain: () => {
        if (this.frame.log.hasSaid) dialogs.startAgain.showModal();
        else void this.#startAgain();
      },
      delete: () => dialogs.delete.showModal(),
    };
  }

  #messageActions(): MessageActions {
    return {
      choose: ({ text, value }) => {
        this.#say({ buttonValue: value }, text);
        this.frame.moveFocus();
      },
      say: (words) => this.#sendWords(words),
      retry: (id) => {
        if (!this.#person.retry(id)) void this.#conversation.retry(id);
        this.frame.moveFocus();
      },
      callPerson: () => {
        const { sessionId } = this.#conversation;
        if (sessionId !== undefined) void this.#person.call(sessionId);
        this.frame.moveFocus();
      },
      rate: (feedback) => this.#conversation.rate(feedback),
      copy: (text, what) => void copyText(text, what).then((said) => this.frame.status.say(said)),
      print: (card) => {
        this.frame.status.say('');
        printAnswer(this.frame.element, card, this.#address(card.href ?? ''));
      },
      openDocument: (address, title, opener) => {
        this.frame.status.say('');
        this.frame.panel.open(address, title, opener);
      },
      address: (path) => this.#address(path),
      loadVideo: (path) => {
        this.frame.status.say('');
        return this.#client.video(path);
      },
      loadCaptions: (path) => this.#client.captions(path),
      announce: (text) => this.frame.status.say(text),
      shortNumbers: () => this.frame.start.shortNumbers,
    };
  }

  #address(path: string): string {
    return `${this.#api}${path}`;
  }

  #sendWords(words: string): void {
    this.#say({ text: words }, words);
    this.frame.moveFocus();
  }

  /** To the person who is there, or to the bot. */
  #say(said: Said, shown: string): void {
    if (this.#person.isRunning) this.#person.send(shown);
    else void this.#conversation.send(said, shown);
  }

  /** The bot takes over again. Whatever went wrong, a ticket is the next step. */
  async #personIsOver(outcome: HandoffOutcome): Promise<void> {
    this.frame.person.hide();
    this.frame.banner.hide();
    if (outcome.kind === 'reply') return this.#conversation.took(outcome.reply);
    if (outcome.kind === 'gone') return this.#conversation.expire('gone');
    this.frame.composer.setState('ready');
    if (outcome.reason !== '') this.frame.log.addNote(outcome.reason, new Date());
    await this.#conversation.send({ buttonValue: 'open a ticket' }, 'Open a ticket');
  }

  async #delete(): Promise<void> {
    await this.#person.abandon();
    this.frame.person.hide();
    await this.#conversation.delete();
  }

  async #startAgain(): Promise<void> {
    this.#expiry.stop();
    await this.#person.abandon();
    this.frame.person.hide();
    await this.#conversation.open();
    this.frame.status.say('This is a new chat.');
    this.frame.moveFocus();
  }
}
