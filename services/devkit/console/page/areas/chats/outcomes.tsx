import type { ChatOutcome } from '../../../../chats/chats.ts';
import { Badge } from '../../parts/badge.tsx';
import { OUTCOMES } from './wording.ts';

/** What a chat came to, in order. */
export function Outcomes({ of }: { readonly of: readonly ChatOutcome[] }) {
  return (
    <div class="chat-outcomes">
      {of.map((outcome) => (
        <Badge key={outcome} tone={OUTCOMES[outcome].tone}>
          {OUTCOMES[outcome].text}
        </Badge>
      ))}
    </div>
  );
}

export function TicketLinks({ ids }: { readonly ids: readonly string[] }) {
  return (
    <div class="chat-outcomes">
      {ids.map((id) => (
        <a key={id} class="ticket-id" href={`/console/tickets/${id}`}>
          {id}
        </a>
      ))}
    </div>
  );
}
