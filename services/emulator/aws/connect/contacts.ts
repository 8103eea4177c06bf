import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Journal } from '../../../base/durable/journal.ts';
import { openKeptJournal } from '../../../base/durable/kept-journal.ts';
import { KeyLock } from '../../../base/durable/key-lock.ts';
import type { Change, Contact } from './contact.ts';
import type { ContactFeed } from './contact-feed.ts';
import { changed, isLine, type Line, linesOf, replay } from './contact-lines.ts';

/** A shorter journal is not worth rewriting. */
const COMPACT_ABOVE = 1000;
const COST = 'Chats with people in what can not be read are lost, or lack what was said.';

/** The contacts: in memory in the order in which they began, and in a journal on disk. */
export class Contacts {
  readonly #journal: Journal<Line>;
  readonly #contacts: Map<string, Contact>;
  readonly #feed: ContactFeed;
  readonly #locks = new KeyLock();

  private constructor(journal: Journal<Line>, contacts: Map<string, Contact>, feed: ContactFeed) {
    this.#journal = journal;
    this.#contacts = contacts;
    this.#feed = feed;
  }

  /**
   * Opens the journal at a path. Damage costs what can't be read; it is an Error that names the file and the line if
   * there is no report.
   */
  static async open(
    path: string,
    feed: ContactFeed,
    damage: DamageReport | undefined,
  ): Promise<Contacts> {
    const contacts = new Map<string, Contact>();
    const begin = () => {
      contacts.clear();
      return (line: Line) => replay(contacts, line);
    };
    const journal = await openKeptJournal<Line>({ path, begin, isLine, cost: COST, damage });
    return new Contacts(journal, contacts, feed);
  }

  get(id: string): Contact | undefined {
    return this.#contacts.get(id);
  }

  list(): readonly Contact[] {
    return [...this.#contacts.values()];
  }

  /**
   * Adds what `begin` returns, unless it returns a contact that is there. One at a time, so that it may count and compare
   * those that are there. Resolves once the contact is on disk.
   */
  add(begin: () => Contact): Promise<Contact> {
    return this.#locks.run('', async () => {
      const contact = begin();
      if (!this.#contacts.has(contact.head.id)) {
        const { head, items } = contact;
        await this.#keep({ head, items: [] }, { head, items });
      }
      return contact;
    });
  }

  /**
   * Changes a contact by what `decide` returns for its newest state; undefined changes nothing. Changes of a contact
   * happen one after the other, and are reported once they are on disk. Returns the contact as it is afterwards, or
   * undefined if there is none.
   */
  change(
    id: string,
    decide: (contact: Contact) => Change | undefined,
  ): Promise<Contact | undefined> {
    return this.#locks.run(id, async () => {
      const contact = this.#contacts.get(id);
      const change = contact && decide(contact);
      return contact && change ? this.#keep(contact, change) : contact;
    });
  }

  /** Stops keeping contacts that have ended. What was said in them has left the disk when this resolves. */
  async drop(contacts: readonly Contact[]): Promise<void> {
    if (contacts.length === 0) return;
    await this.#journal.append(contacts.map(({ head }) => ({ dropped: head.id })));
    for (const contact of contacts) {
      this.#contacts.delete(contact.head.id);
      this.#feed.tell({ kind: 'dropped', contact });
    }
    await this.#journal.compact(() => linesOf(this.#contacts));
  }

  async close(): Promise<void> {
    await this.#journal.close();
  }

  async #keep(before: Contact, change: Change): Promise<Contact> {
    const contact = changed(before, change);
    const { id } = contact.head;
    const { receipt: _toldOnly, ...kept } = change;
    await this.#journal.append([{ contact: id, ...kept }]);
    this.#contacts.set(id, contact);
    this.#feed.tell({ kind: 'changed', contact, change });
    this.#compactIfLong();
    return contact;
  }

  #compactIfLong(): void {
    if (this.#journal.length < COMPACT_ABOVE + 4 * this.#contacts.size) return;
    // A journal that could not be rewritten only stays long; the next change tries again.
    this.#journal.compact(() => linesOf(this.#contacts)).catch(() => undefined);
  }
}
