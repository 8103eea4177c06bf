/// <reference lib="dom" />
import type { Draft } from '../chat-api.ts';
import { h, hidden } from './element.ts';

/** What the picker asks of the chat. `upload` rejects with an Error whose message is for the person. */
export interface FileActions {
  readonly upload: Upload;
  /** Takes a file back, by its name. */
  readonly remove: (name: string) => void;
}

export type Upload = (file: File, onProgress: (share: number) => void) => Promise<void>;

/** The button with which files are added to the ticket that is being written, and the list of those that are there. */
export class FilePicker {
  readonly element: HTMLElement;
  readonly #input = h('input', {
    type: 'file',
    id: 'file',
    multiple: true,
    'aria-describedby': 'file-note',
  });
  readonly #progress = h('progress', { max: '1', 'aria-label': 'Upload', hidden: true });
  readonly #note = h('p', { id: 'file-note', class: 'note', role: 'status' });
  readonly #list = h('ul', { 'aria-label': 'Files of the ticket' });
  readonly #actions: FileActions;

  constructor(actions: FileActions) {
    this.#actions = actions;
    this.element = h(
      'div',
      { class: 'files', hidden: true },
      h('label', { for: 'file' }, 'Add files to the ticket (at most 5, 10 MB each)'),
      this.#input,
      this.#progress,
      this.#note,
      this.#list,
    );
    this.#input.addEventListener('change', () => void this.#uploadAll());
  }

  /** Shows the files of the ticket; without a ticket, nothing. */
  show(uploads: Draft['uploads'] | undefined): void {
    this.element.hidden = uploads === undefined;
    this.#list.replaceChildren(...(uploads ?? []).map(({ name }) => this.#item(name)));
    if (uploads === undefined) this.#note.textContent = '';
  }

  #item(name: string): HTMLElement {
    const remove = h('button', { type: 'button' }, 'Remove', hidden(` ${name}`));
    remove.addEventListener('click', () => this.#actions.remove(name));
    return h('li', {}, `${name} `, remove);
  }

  /** One after the other, so that what fails is known by its name. */
  async #uploadAll(): Promise<void> {
    const files = [...(this.#input.files ?? [])];
    this.#input.disabled = true;
    const failures: string[] = [];
    for (const file of files) {
      const failure = await this.#uploadOne(file);
      if (failure !== undefined) failures.push(failure);
    }
    this.#progress.hidden = true;
    this.#input.value = '';
    this.#input.disabled = false;
    const added = files.length - failures.length;
    const done = added === 0 ? '' : `${added} ${added === 1 ? 'file is' : 'files are'} added.`;
    this.#note.textContent = [...failures, done].join(' ').trim();
  }

  /** Resolves with what went wrong. */
  async #uploadOne(file: File): Promise<string | undefined> {
    this.#note.textContent = `Uploading ${file.name} …`;
    this.#progress.value = 0;
    this.#progress.hidden = false;
    try {
      await this.#actions.upload(file, (share) => {
        this.#progress.value = share;
      });
      return undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : 'It could not be uploaded.';
      return `${file.name}: ${message}`;
    }
  }
}
