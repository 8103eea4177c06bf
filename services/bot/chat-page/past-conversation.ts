import type { ChatMessage, PastConversation } from './chat-api.ts';

const LOOK_AGAIN_MS = 1_500;
/** A reply takes at most 32 seconds; the turn of a process that died stays without one. */
const MAX_LOOKS = 24;

/** Reads a conversation again and again, until the bot has replied to its last message or never will. */
export async function settledConversation(
  resume: () => Promise<PastConversation>,
  wait: (milliseconds: number) => Promise<void>,
): Promise<PastConversation> {
  for (let looks = 1; ; looks += 1) {
    await wait(LOOK_AGAIN_MS);
    const past = await resume();
    if (!isPending(past) || looks >= MAX_LOOKS) return past;
  }
}

/** Whether the bot is still writing its reply. */
export function isPending({ turns }: PastConversation): boolean {
  return turns.at(-1)?.state === 'pending';
}

/** Whether a reply asks for something of a ticket, or shows the ticket before it is sent. */
export function isOfTicket(messages: readonly ChatMessage[]): boolean {
  return messages.some(
    (message) =>
      message.contentType === 'CustomPayload' && ['progress', 'check'].includes(message.card.kind),
  );
}
