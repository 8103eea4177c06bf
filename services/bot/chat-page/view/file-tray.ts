/// <reference lib="dom" />
import type { Draft } from '../chat-api.ts';
import { fileProblem, LIMITS_TEXT, sizeText } from '../file-limits.ts';
import { h, hidden } from './element.ts';
import { icon } from './icons.ts';
import { RefusedFiles } from './refused-files.ts';

/** What the tray asks of the chat. `upload` rejects with an Error whose message is for the person. */
export interface FileActions {
  upload(file: File, onProgress: (share: number) => void): Promise<void>;
  /** Takes a file back, by its name. */
  remove(name: string): void;
  announce(text: string): void;
}

/** The files of the ticket that is being written: the button that adds some, and the list of those that are there. */
export class FileTray {
  /** Is in the box. */
  readonly button = h(
    'button',
    { type: 'button', class: 'attach', hidden: true, 'aria-describedby': 'file-note' },
    icon('attach'),
    hidden('Add files to the ticket'),
  );
  readonly element: HTMLElement;
  readonly #input = h('input', { type: 'file', multiple: true, hidden: true });
  readonly #list = h('ul', { class: 'file-list', 'aria-label': 'Files of the ticket' });
  readonly #loading = h('ul', { class: 'file-list', 'aria-label': 'Files on their way' });
  readonly #refused = new RefusedFiles(() => this.button.focus());
  readonly #actions: FileActions;
  #uploads: Draft['uploads'] | undefined;

  constructor(actions: FileActions) {
    this.#actions = actions;
    const note = h(
      'p',
      { id: 'file-note', class: 'hint' },
      `Files: add, paste or drop them here. ${LIMITS_TEXT}`,
    );
    this.element = h(
      'div',
      { class: 'files', hidden: true },
      note,
      this.#list,
      this.#loading,
      this.#refused.element,
      this.#input,
    );
    this.button.addEventListener('click', () => this.#input.click());
    this.#input.addEventListener('change', () => {
      const files = [...(this.#input.files ?? [])];
      this.#input.value = '';
      void this.add(files);
    });
  }

  /** Shows the files of the ticket; without a ticket, nothing. */
  show(uploads: Draft['uploads'] | undefined): void {
    this.#uploads = uploads;
    this.element.hidden = uploads === undefined;
    this.button.hidden = uploads === undefined;
    this.#list.replaceChildren(...(uploads ?? []).map(({ name, size }) => this.#item(name, size)));
    if (uploads !== undefined) return;
    this.#loading.replaceChildren();
    this.#refused.clear();
  }

  /** Adds what was chosen, pasted or dropped: one after the other, so that what fails is known by its name. */
  async add(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    if (this.#uploads === undefined) {
      this.#actions.announce('Files go with a ticket. Open a ticket first, then add them.');
      return;
    }
    let added = 0;
    for (const file of files) if (await this.#uploadOne(file)) added += 1;
    if (added > 0)
      this.#actions.announce(`${added} ${added === 1 ? 'file is' : 'files are'} added.`);
    // What the files have led to is below the box, where a small screen does not show it.
    const outcome = added < files.length ? this.#refused.element : this.#list;
    outcome.scrollIntoView({ block: 'nearest' });
  }

  #item(name: string, size: number): HTMLElement {
    const remove = h('button', { type: 'button', class: 'link' }, 'Remove', hidden(` ${name}`));
    remove.addEventListener('click', () => this.#actions.remove(name));
    return h(
      'li',
      {},
      h('span', { class: 'file-name' }, name),
      h('span', {}, sizeText(size)),
      remove,
    );
  }

  async #uploadOne(file: File): Promise<boolean> {
    const problem = fileProblem(file.size, this.#uploads?.length ?? 0);
    if (problem !== undefined) return this.#fail(file, problem);
    const bar = h('progress', { max: '1', value: '0', 'aria-label': `Upload of ${file.name}` });
    const item = h('li', {}, h('span', { class: 'file-name' }, file.name), bar);
    this.#loading.append(item);
    try {
      await this.#actions.upload(file, (share) => {
        bar.value = share;
      });
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : 'It could not be uploaded.';
      return this.#fail(file, message);
    } finally {
      item.remove();
    }
  }

  /** Says why a file is not there, until the person has read it. */
  #fail(file: File, message: string): false {
    this.#refused.add(file.name, message);
    this.#actions.announce(`${file.name}: ${message}`);
    return false;
  }
}
