/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { Field } from '../../parts/field.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { AgentDesk } from './agent-desk.tsx';
import { type AgentIdentity, keepAgent, recallAgent } from './agent-identity.ts';
import './agent.css';

/** The page on which somebody talks to the clients who asked for a person. */
export function AgentPage() {
  const [agent, setAgent] = useState<AgentIdentity | undefined>(recallAgent);
  return (
    <>
      <PageHead
        title="Talk to clients"
        about="Chats of clients who asked for a person. On AWS they are in Amazon Connect’s own workspace; this page stands in for it here."
      />
      {agent ? (
        <AgentDesk agent={agent} />
      ) : (
        <NameForm onName={(name) => setAgent(keepAgent(name))} />
      )}
    </>
  );
}

function NameForm({ onName }: { readonly onName: (name: string) => void }) {
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
        if (name !== '') onName(name);
      }}
    >
      <Field id="name" label="Your name" hint="Clients see it.">
        <input id="name" name="name" maxLength={64} required aria-describedby="name-hint" />
      </Field>
      <button type="submit" class="primary">
        Begin
      </button>
    </form>
  );
}
