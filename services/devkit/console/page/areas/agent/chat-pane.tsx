/// <reference lib="dom" />
import { useEffect, useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction, useApi } from '../../use-api.ts';
import type { AgentIdentity } from './agent-identity.ts';
import { AnswerFinder } from './answer-finder.tsx';
import { Briefing } from './briefing.tsx';
import { Composer } from './composer.tsx';
import type { Contact, ContactWithLines, Line } from './contact.ts';
import { withLines } from './desk-state.ts';
import { Transcript } from './transcript.tsx';

interface ChatPaneProps {
  readonly agent: AgentIdentity;
  readonly contact: Contact;
  /** What was announced since the page was opened. */
  readonly news: readonly Line[];
  readonly connections: number;
  readonly typingAt: number;
}

/** Typing is announced while somebody types, every few seconds. In milliseconds. */
const TYPING_LASTS = 10_000;
const TICKET_TEXT =
  'I make this a ticket, so that the right team gets it. The next question is for that.';

/** One chat: what was said before, what is said now, and what its agent can do. */
export function ChatPane({ agent, contact, news, connections, typingAt }: ChatPaneProps) {
  const { contactId, state } = contact;
  const said = useApi<ContactWithLines>(`/agent/${contactId}?connection=${connections}`);
  const step = useAction();
  const [draft, setDraft] = useState('');
  const isMine = state === 'open' && contact.agent?.agentId === agent.agentId;
  const call = (name: string, more: object = {}) =>
    callApi(`/agent/${contactId}/${name}`, { method: 'POST', body: { ...agent, ...more } });
  const say = (content: string) =>
    step.run(async () => {
      await call('say', { content, clientToken: crypto.randomUUID() });
      setDraft('');
    });
  const makeTicket = () =>
    step.run(async () => {
      await call('say', { content: TICKET_TEXT });
      await call('end');
    });
  return (
    <section class="panel chat" aria-label={`Chat with ${contact.customer}`}>
      <Briefing contact={contact} />
      <Transcript lines={withLines(said.data?.transcript ?? [], news)} />
      <ProblemBox problem={said.problem} onRetry={said.reload} />
      <p class="hint" role="status">
        {useIsRecent(typingAt) && `${contact.customer || 'The client'} is typing …`}
      </p>
      <ProblemBox problem={step.problem} />
      {isMine && (
        <>
          <Composer
            draft={draft}
            isBusy={step.isBusy}
            onDraft={setDraft}
            onTyping={() => void call('typing').catch(() => undefined)}
            onSay={(text) => void say(text)}
          />
          <AnswerFinder onChoose={setDraft} />
          <div class="actions">
            <button type="button" onClick={() => void makeTicket()}>
              Make it a ticket
            </button>
            <button
              type="button"
              onClick={() => void step.run(async () => void (await call('transfer')))}
            >
              Back to the queue
            </button>
            <button
              type="button"
              class="danger"
              onClick={() => void step.run(async () => void (await call('end')))}
            >
              End the chat
            </button>
          </div>
        </>
      )}
    </section>
  );
}

/** Whether a moment is recent, until it no longer is. */
function useIsRecent(at: number): boolean {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setTimeout(() => setNow(Date.now()), TYPING_LASTS + 100);
    return () => clearTimeout(timer);
  }, [at]);
  return now - at < TYPING_LASTS;
}
