/// <reference lib="dom" />
import { useLocation, useRoute } from 'preact-iso';
import { callApi } from '../../call-api.ts';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import type { AgentIdentity } from './agent-identity.ts';
import { ChatPane } from './chat-pane.tsx';
import type { Contact } from './contact.ts';
import { byNeed } from './desk-state.ts';
import { QueueList } from './queue-list.tsx';
import { useDesk } from './use-desk.ts';

/** The queue, and the chat that the address names. */
export function AgentDesk({ agent }: { readonly agent: AgentIdentity }) {
  const desk = useDesk();
  const { route } = useLocation();
  const { below = '' } = useRoute().params;
  const taking = useAction();
  const contacts = byNeed(desk.contacts);
  const chosen = contacts.find(({ contactId }) => contactId === below);
  const take = ({ contactId }: Contact) =>
    taking.run(async () => {
      await callApi(`/agent/${contactId}/accept`, { method: 'POST', body: agent });
      route(`/console/agent/${contactId}`);
    });
  return (
    <>
      {!desk.isConnected && (
        <p class="problem" role="status">
          Connecting … What is shown may be old.
        </p>
      )}
      <ProblemBox problem={taking.problem} />
      <div class="desk">
        <QueueList
          agent={agent}
          contacts={contacts}
          chosen={chosen}
          onTake={(contact) => void take(contact)}
        />
        {chosen ? (
          <ChatPane
            key={chosen.contactId}
            agent={agent}
            contact={chosen}
            news={desk.news[chosen.contactId] ?? []}
            connections={desk.connections}
            typingAt={desk.typingAt[chosen.contactId] ?? 0}
          />
        ) : (
          <p class="empty">Choose a chat.</p>
        )}
      </div>
    </>
  );
}
