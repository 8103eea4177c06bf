import { Badge, type Tone } from '../../parts/badge.tsx';
import type { AgentIdentity } from './agent-identity.ts';
import type { Contact } from './contact.ts';

interface QueueListProps {
  readonly agent: AgentIdentity;
  readonly contacts: readonly Contact[];
  readonly chosen: Contact | undefined;
  readonly onTake: (contact: Contact) => void;
}

const TONES: Readonly<Record<Contact['state'], Tone>> = {
  waiting: 'bad',
  open: 'good',
  ended: 'plain',
};

/** The chats: those that wait, those that somebody has, and those that ended in the last day. */
export function QueueList({ agent, contacts, chosen, onTake }: QueueListProps) {
  if (contacts.length === 0) return <p class="empty">Nobody waits.</p>;
  return (
    <ul class="queue" aria-label="Chats">
      {contacts.map((contact) => (
        <li key={contact.contactId} class={contact === chosen ? 'panel chosen' : 'panel'}>
          <p class="who">
            <a
              href={`/console/agent/${contact.contactId}`}
              aria-current={contact === chosen ? 'true' : undefined}
            >
              {contact.customer || 'Client'}
            </a>{' '}
            <Badge tone={TONES[contact.state]}>{stateText(contact, agent)}</Badge>
          </p>
          <p class="hint">{contact.attributes.summary}</p>
          {contact.state === 'waiting' && (
            <button type="button" class="primary" onClick={() => onTake(contact)}>
              Take<span class="visually-hidden"> the chat with {contact.customer}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function stateText({ state, agent: who }: Contact, { agentId }: AgentIdentity): string {
  if (state !== 'open') return state;
  return who?.agentId === agentId ? 'yours' : `with ${who?.displayName ?? 'somebody'}`;
}
