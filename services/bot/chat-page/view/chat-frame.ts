import type { SessionMemory } from '../session-memory.ts';
import { ChatHeader } from './chat-header.ts';
import { Composer } from './composer.ts';
import { takeFiles } from './drop-zone.ts';
import { h } from './element.ts';
import { EndedPanel } from './ended-panel.ts';
import { type FileActions, FileTray } from './file-tray.ts';
import type { MessageActions } from './message-actions.ts';
import { MessageLog } from './message-log.ts';
import { OfflineBanner } from './offline-banner.ts';
import { PersonBar } from './person-bar.ts';
import { ScrollArea } from './scroll-area.ts';
import { SidePanel } from './side-panel.ts';
import { StartScreen } from './start-screen.ts';
import { StatusLine } from './status-line.ts';

export interface FrameActions {
  /** Keeps what is in the box. */
  readonly draft: SessionMemory;
  readonly messages: MessageActions;
  readonly files: FileActions;
  /** Sends what was typed. */
  submit(text: string): void;
  /** Ends the chat with a person. */
  leavePerson(): void;
  startAgain(): void;
  delete(): void;
}

/**
 * All that is seen of the chat, in the order in which it is read and reached by Tab: head, conversation, box. So the buttons of
 * the last reply come directly before the box: Shift+Tab from the box reaches the last of them.
 */
export class ChatFrame {
  readonly header: ChatHeader;
  readonly start: StartScreen;
  readonly log: MessageLog;
  readonly composer: Composer;
  readonly files: FileTray;
  readonly panel: SidePanel;
  readonly person: PersonBar;
  readonly scroll = new ScrollArea();
  readonly status = new StatusLine();
  readonly ended = new EndedPanel();
  readonly banner = new OfflineBanner();
  readonly element: HTMLElement;
  readonly #foot: HTMLElement;

  /** `tools` are in the head; `headingLevel` is that of its name. */
  constructor(actions: FrameActions, headingLevel: string, ...tools: readonly HTMLElement[]) {
    this.header = new ChatHeader(headingLevel, ...tools);
    this.start = new StartScreen(actions.messages);
    const titleLevel = String(Number(this.header.level) + 1);
    this.log = new MessageLog(actions.messages, (entry) => this.scroll.show(entry), titleLevel);
    this.files = new FileTray(actions.files);
    this.person = new PersonBar(() => actions.leavePerson());
    this.composer = new Composer((text) => actions.submit(text), actions.draft, this.files.button);
    this.#foot = h(
      'div',
      { class: 'foot' },
      footButton('Start again', () => actions.startAgain()),
      footButton('Delete chat', () => actions.delete()),
    );
    this.scroll.element.append(this.start.element, this.log.element);
    const chat = h(
      'div',
      { class: 'chat' },
      this.header.element,
      this.banner.element,
      this.scroll.element,
      this.status.element,
      this.ended.element,
      this.person.element,
      this.composer.element,
      this.files.element,
      this.#foot,
    );
    takeFiles(chat, (files) => void this.files.add(files));
    this.panel = new SidePanel(chat, () => this.moveFocus());
    this.element = h('div', { class: 'frame-row' }, chat, this.panel.element);
  }

  /** Shows or hides what writes: a chat that has ended is only read. */
  setWritable(isWritable: boolean): void {
    this.composer.element.hidden = !isWritable;
    this.#foot.hidden = !isWritable;
  }

  /** Leaves nothing of the conversation to be read. */
  empty(): void {
    this.panel.close();
    this.log.clear();
    this.start.greet([]);
    this.files.show(undefined);
    this.composer.clear();
  }

  /** Moves the focus on from a pressed button: to the box, or to the conversation if that would open a screen keyboard. */
  moveFocus(): void {
    if (matchMedia('(pointer: coarse)').matches) this.scroll.focus();
    else this.composer.focus();
  }
}

function footButton(text: string, press: () => void): HTMLElement {
  const button = h('button', { type: 'button', class: 'link' }, text);
  button.addEventListener('click', press);
  return button;
}
