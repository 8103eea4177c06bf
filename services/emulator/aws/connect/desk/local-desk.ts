import { type Change, type Contact, type Participant, presentAgent } from '../contact.ts';
import { admitAgent, endContact, event, releaseAgent } from '../contact-changes.ts';
import type { Notice } from '../contact-feed.ts';
import { EVENTS, PLAIN } from '../content-types.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { LIMITS } from '../limits.ts';
import { messageProblem } from '../message-problem.ts';
import { acknowledge, speak } from '../speak.ts';
import type { Agent, AgentDesk, DeskNotice, Saying } from './agent-desk.ts';
import {
  type ContactSummary,
  type ContactView,
  contactSummary,
  contactView,
  type LineView,
  lineView,
} from './contact-view.ts';
import { DeskRefusal } from './desk-refusal.ts';

/** The desk of the embedded Connect. */
export class LocalDesk implements AgentDesk {
  readonly #deps: ConnectDeps;

  constructor(deps: ConnectDeps) {
    this.#deps = deps;
  }

  list(): readonly ContactSummary[] {
    return this.#deps.contacts.list().map(contactSummary);
  }

  get(contactId: string): ContactView | undefined {
    const contact = this.#deps.contacts.get(contactId);
    return contact && contactView(contact);
  }

  async accept(contactId: string, agent: Agent): Promise<ContactView> {
    requireName(agent);
    const accepted = await this.#change(contactId, (contact) => {
      requireOpen(contact);
      const present = presentAgent(contact);
      if (!present) return admitAgent(contact, stepNow(this.#deps), agent);
      if (present.agentId === agent.agentId) return undefined;
      throw new DeskRefusal('taken', `${present.displayName} has taken this chat.`);
    });
    return contactView(accepted);
  }

  async say(contactId: string, agentId: string, saying: Saying): Promise<LineView> {
    const { content, contentType = PLAIN, clientToken } = saying;
    const said = { content, contentType, ...(clientToken === undefined ? {} : { clientToken }) };
    let itemId = '';
    const contact = await this.#change(contactId, (current) => {
      const agent = requireAgent(current, agentId);
      const problem = messageProblem(said, current.head.contentTypes);
      if (problem !== undefined) throw new DeskRefusal('invalid', problem);
      const spoken = speak(current, stepNow(this.#deps), agent, said);
      if (!spoken) throw new DeskRefusal('invalid', 'The transcript of this chat is full.');
      itemId = spoken.item.id;
      return spoken.change;
    });
    const [line] = contact.items.filter(({ id }) => id === itemId);
    if (!line) throw new DeskRefusal('unknown', 'The message is not kept any more.');
    return lineView(contact, line);
  }

  typing(contactId: string, agentId: string): void {
    const contact = requireContact(this.#deps.contacts.get(contactId));
    const participant = requireAgent(contact, agentId);
    this.#deps.feed.tell({ kind: 'typing', contact, participant });
  }

  async markRead(contactId: string, agentId: string, messageId: string): Promise<void> {
    const contentType = EVENTS.read;
    await this.#change(contactId, (contact) => {
      const agent = requireAgent(contact, agentId);
      const noted = acknowledge(contact, stepNow(this.#deps), agent, { messageId, contentType });
      if (!noted) throw new DeskRefusal('invalid', 'There is no such message of the customer.');
      return noted.change;
    });
  }

  async leave(contactId: string, agentId: string): Promise<ContactView> {
    return contactView(
      await this.#change(contactId, (contact) =>
        releaseAgent(contact, stepNow(this.#deps), requireAgent(contact, agentId), false),
      ),
    );
  }

  async transfer(contactId: string, agentId: string): Promise<ContactView> {
    let isRefused = false;
    const contact = await this.#change(contactId, (current) => {
      const agent = requireAgent(current, agentId);
      const step = stepNow(this.#deps);
      isRefused = this.#waiting() >= LIMITS.queuedContacts;
      return isRefused
        ? { items: [event(step, EVENTS.transferFailed)] }
        : releaseAgent(current, step, agent, true);
    });
    if (isRefused)
      throw new DeskRefusal('queueFull', 'The queue is full: the chat stays with you.');
    return contactView(contact);
  }

  async end(contactId: string, agentId: string): Promise<ContactView> {
    return contactView(
      await this.#change(contactId, (contact) =>
        endContact(contact, stepNow(this.#deps), requireAgent(contact, agentId)),
      ),
    );
  }

  subscribe(listener: (notice: DeskNotice) => void): () => void {
    return this.#deps.feed.subscribe((notice) => listener(deskNotice(notice)));
  }

  async #change(
    contactId: string,
    decide: (contact: Contact) => Change | undefined,
  ): Promise<Contact> {
    return requireContact(await this.#deps.contacts.change(contactId, decide));
  }

  #waiting(): number {
    return this.#deps.contacts.list().filter(({ head }) => head.state === 'waiting').length;
  }
}

function deskNotice(notice: Notice): DeskNotice {
  const { contact } = notice;
  const contactId = contact.head.id;
  if (notice.kind === 'dropped') return { kind: 'forgotten', contactId };
  if (notice.kind === 'typing') {
    const { role, displayName } = notice.participant;
    return { kind: 'typing', contactId, role, displayName };
  }
  const { items = [] } = notice.change;
  const lines = items.map((item) => lineView(contact, item));
  return { kind: 'changed', contact: contactSummary(contact), lines };
}

function requireName({ displayName }: Agent): void {
  if (displayName.trim() !== '' && displayName.length <= LIMITS.displayNameLength) return;
  throw new DeskRefusal(
    'invalid',
    `Your name for the customer must have 1 to ${LIMITS.displayNameLength} characters.`,
  );
}

function requireContact(contact: Contact | undefined): Contact {
  if (contact) return contact;
  throw new DeskRefusal('unknown', 'There is no such chat, or it ended more than a day ago.');
}

function requireOpen({ head }: Contact): void {
  if (head.state === 'ended') throw new DeskRefusal('ended', 'This chat has ended.');
}

function requireAgent(contact: Contact, agentId: string): Participant {
  requireOpen(contact);
  const agent = presentAgent(contact);
  if (agent?.agentId === agentId) return agent;
  throw new DeskRefusal('absent', 'You are not in this chat.');
}
