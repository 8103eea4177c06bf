/// <reference lib="dom" />
import { ChatApp } from './chat-app.ts';
import { apiOrigin } from './script-origin.ts';
import { StorageSessionMemory } from './session-memory.ts';
import { stylesheet } from './styles.ts';
import { Launcher } from './view/launcher.ts';

/**
 * The chat as an element, `<support-chat>`: in its place in a page, or with `mode="launcher"` behind a button in the corner.
 * Other attributes: `api` (an origin; else that of the script), `theme` (`light` or `dark`; else the reader's), `heading-level`
 * (2), `autofocus`.
 */
export class SupportChatElement extends HTMLElement {
  readonly #window = new StorageSessionMemory(() => sessionStorage, 'support-chat-window');
  #app: ChatApp | undefined;
  #launcher: Launcher | undefined;
  #isStarted = false;

  connectedCallback(): void {
    if (this.#app === undefined) this.#build();
    if (this.#launcher === undefined) void this.#start(this.hasAttribute('autofocus'));
    else if (this.#window.recall() !== undefined) this.#launcher.open();
  }

  disconnectedCallback(): void {
    this.#isStarted = false;
    this.#app?.stop();
  }

  /** Opens the window of the launcher. */
  open(): void {
    this.#launcher?.open();
  }

  /** Closes the window of the launcher. */
  close(): void {
    this.#launcher?.close();
  }

  #build(): void {
    const isLauncher = this.getAttribute('mode') === 'launcher';
    const launcher = isLauncher ? this.#newLauncher() : undefined;
    const app = new ChatApp({
      api: apiOrigin(this.getAttribute('api')),
      headingLevel: this.getAttribute('heading-level') ?? '2',
      memory: new StorageSessionMemory(() => sessionStorage, 'support-chat-session'),
      draft: new StorageSessionMemory(() => sessionStorage, 'support-chat-draft'),
      tools: launcher ? [launcher.closeButton()] : [],
      onReply: () => launcher?.countUnread(),
    });
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [app.brandSheet, stylesheet()];
    root.append(...(launcher?.parts(app.elements) ?? app.elements));
    [this.#app, this.#launcher] = [app, launcher];
  }

  #newLauncher(): Launcher {
    return new Launcher({
      opened: () => {
        this.#window.keep('open');
        void this.#start(true);
        this.#app?.frame.panel.fit();
        this.#app?.frame.moveFocus();
      },
      closed: () => this.#window.forget(),
    });
  }

  /** Begins the conversation once: with a launcher, not before somebody opens it. */
  async #start(takesFocus: boolean): Promise<void> {
    if (this.#isStarted) return;
    this.#isStarted = true;
    await this.#app?.start();
    const isElsewhere = document.activeElement !== document.body && document.activeElement !== this;
    if (takesFocus && !isElsewhere) this.#app?.frame.moveFocus();
  }
}
