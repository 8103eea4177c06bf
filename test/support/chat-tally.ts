import type { ChatMessage } from '../../services/bot/helpdesk/conversations/chat-message.ts';

/** A reply as the client saw it. */
export interface SeenReply {
  readonly chat: string;
  readonly turn: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly said: string;
  readonly messages: readonly ChatMessage[];
}

export interface SeenQuestion {
  readonly chat: string;
  readonly turn: number;
  readonly at: number;
  readonly shown: 'answered' | 'offered' | 'refused';
  readonly passageId: string | undefined;
  choice: { readonly turn: number; readonly at: number } | undefined;
  ticketId: string | undefined;
}

export interface SeenTicket {
  readonly ticketId: string;
  readonly at: number;
  /** As the reply names it. */
  readonly team: string;
  /** As the check named it. */
  readonly category: string;
  readonly isUrgent: boolean;
}

const SHOWN = { answer: 'answered', didYouMean: 'offered', refusal: 'refused' } as const;

/** Counts what clients see, by the words and cards of replies: it knows nothing of events. */
export class ChatTally {
  readonly questions: SeenQuestion[] = [];
  readonly tickets: SeenTicket[] = [];
  readonly urgent: { readonly at: number }[] = [];
  /** By chat and turn: a later rating replaces an earlier one. */
  readonly ratings = new Map<string, { readonly at: number; readonly helpful: boolean }>();
  /** Chats in which anything was counted. */
  readonly chats = new Set<string>();
  readonly #categories = new Map<string, string>();

  see(reply: SeenReply): void {
    const cards = reply.messages.flatMap((one) =>
      one.contentType === 'CustomPayload' ? [one.card] : [],
    );
    for (const card of cards) {
      if (card.kind === 'check')
        this.#categories.set(
          reply.chat,
          card.fields?.find(({ name }) => name === 'category')?.value ?? '',
        );
      if (card.kind === 'ticket') this.#seeTicket(reply, card.ticketId ?? '');
      if (card.kind === 'urgent') this.urgent.push({ at: this.#of(reply) });
      if (card.kind in SHOWN) this.#seeShown(reply, card.kind as keyof typeof SHOWN, card.trace);
    }
    const isHalf = textOf(reply).includes('On your other question I found nothing');
    if (isHalf) this.#seeShown(reply, 'refusal', undefined);
  }

  rate(
    chat: string,
    turn: number,
    rating: { readonly at: number; readonly helpful: boolean },
  ): void {
    this.chats.add(chat);
    this.ratings.set(`${chat} ${turn}`, rating);
  }

  #seeShown(reply: SeenReply, kind: keyof typeof SHOWN, passageId: string | undefined): void {
    const { chat, turn, said } = reply;
    const at = this.#of(reply);
    const last = this.#last(chat);
    if (/^show section /.test(said)) {
      if (last?.shown === 'offered') last.choice ??= { turn, at };
      return;
    }
    const asked = { chat, turn, at, shown: SHOWN[kind], passageId };
    this.questions.push({ ...asked, choice: undefined, ticketId: undefined });
  }

  #seeTicket(reply: SeenReply, ticketId: string): void {
    const text = textOf(reply);
    const last = this.#last(reply.chat);
    if (last) last.ticketId ??= ticketId;
    this.tickets.push({
      ticketId,
      at: this.#of(reply),
      team: /It goes to the team "([^"]+)"/.exec(text)?.[1] ?? '',
      category: this.#categories.get(reply.chat) ?? '',
      isUrgent: text.includes('It is marked as urgent'),
    });
  }

  #of({ chat, at }: SeenReply): number {
    this.chats.add(chat);
    return at;
  }

  #last(chat: string): SeenQuestion | undefined {
    return this.questions.findLast((question) => question.chat === chat);
  }
}

const textOf = ({ messages }: SeenReply): string =>
  messages.flatMap((one) => (one.contentType === 'PlainText' ? [one.content] : [])).join('\n');
