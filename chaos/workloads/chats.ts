import { randomUUID } from 'node:crypto';
import type { TicketChat, TicketWords } from '../accounting/tickets.ts';
import type { Ledger } from '../ledger.ts';
import type { Random } from '../random.ts';
import type { Violation } from '../report.ts';
import { type ChatReply, openSession, say } from './chat-api.ts';

/** What a client says, and how the bot goes on if it understood. */
interface Step {
  readonly text: (words: TicketWords) => string;
  readonly reply: RegExp;
}

const STEPS: readonly Step[] = [
  { text: () => 'open a ticket about Brightspace', reply: /your name/ },
  { text: ({ name }) => name, reply: /e-mail address/ },
  { text: ({ email }) => email, reply: /one short line/ },
  { text: ({ summary }) => summary, reply: /describe what happened/ },
  { text: ({ description }) => description, reply: /Shall I send the ticket/ },
  { text: () => 'yes', reply: /Your ticket is/ },
];
/** The step that sends the description, and the one that confirms. */
export const DESCRIPTION = 4;
export const CONFIRMATION = 5;

const AGREES = 'A chat goes on after its last acknowledged turn';
/** A client that is asked once more says it once more. */
const MOST_CONFIRMATIONS = 3;

interface Message {
  readonly text: string;
  readonly id: string;
}

/** A client that files a ticket. */
export interface ChatClient extends TicketChat {
  readonly id: string;
  readonly sessionId: string;
  /** How many steps were acknowledged. */
  steps: number;
  ticketId?: string;
  /** The message that has no answer yet; it keeps its id when it is sent again. */
  pending?: Message;
  /** Whether that message may have reached Lex: a kill or a problem came before the answer. */
  isCutOff: boolean;
  confirmations: number;
}

/** The chats of a campaign: what their clients typed, and what they received. */
export class Chats {
  readonly #ledger: Ledger;
  readonly #random: Random;
  readonly #mostTickets: number;
  readonly #clients: ChatClient[] = [];
  readonly violations: Violation[] = [];
  /** Messages that were sent again after a kill and found the chat further on. */
  takenTwice = 0;

  constructor(ledger: Ledger, random: Random, mostTickets: number) {
    this.#ledger = ledger;
    this.#random = random;
    this.#mostTickets = mostTickets;
  }

  get all(): readonly ChatClient[] {
    return this.#clients;
  }

  /** Chats that are open and have no message without an answer. */
  get open(): readonly ChatClient[] {
    return this.#clients.filter(
      ({ ticketId, isCutOff, steps }) => !ticketId && !isCutOff && steps < STEPS.length,
    );
  }

  /** Whether another ticket stays below the product's own limit for a network. */
  get mayFileMore(): boolean {
    return this.#clients.length < this.#mostTickets;
  }

  async start(webUrl: string): Promise<ChatClient> {
    const sessionId = await openSession(webUrl);
    const index = this.#clients.length + 1;
    const [first, second, third] = [0, 1, 2].map(() => this.#random.word());
    const words = {
      name: 'Ada Student',
      email: `ada.${index}.${first}@example.edu`,
      summary: `The ${second} page is blank`,
      description: `I open the ${third} quiz and see a white page since this morning.`,
    };
    const id = `chat-${index}`;
    const client = { id, sessionId, words, steps: 0, isCutOff: false, confirmations: 0 };
    this.#clients.push(client);
    return client;
  }

  /** Takes the next step. Resolves with the status; throws if there is no answer, which leaves the message cut off. */
  async next(webUrl: string, client: ChatClient): Promise<number> {
    const step = STEPS[client.steps];
    if (!step) return 0;
    const message = client.pending ?? { text: step.text(client.words), id: randomUUID() };
    const wasCutOff = client.isCutOff;
    Object.assign(client, { pending: message, isCutOff: true });
    const reply = await say(webUrl, client.sessionId, message.text, message.id);
    // Too many at once: the bot was not asked. After any other problem nobody knows whether it was.
    client.isCutOff = reply.status !== 200 && (wasCutOff || reply.status !== 429);
    if (reply.status !== 200) return reply.status;
    delete client.pending;
    this.#ledger.attempt({ what: 'turn', chat: client.id, turn: reply.turn })();
    this.#hear(client, step, reply, wasCutOff);
    return reply.status;
  }

  #hear(client: ChatClient, step: Step, { text, ticketId }: ChatReply, wasCutOff: boolean): void {
    if (ticketId) {
      client.ticketId = ticketId;
      this.#ledger.attempt({ what: 'ticket', chat: client.id, ticketId })();
    }
    if (step.reply.test(text)) client.steps += 1;
    else if (wasCutOff) this.#stopTakenTwice(client);
    else this.#fallBack(client, text);
  }

  /** Lex took the message before the kill and again after it; what it was taken for is not known. */
  #stopTakenTwice(client: ChatClient): void {
    this.takenTwice += 1;
    client.steps = STEPS.length;
  }

  #fallBack(client: ChatClient, text: string): void {
    const said = `${client.id} said step ${client.steps + 1} of ${STEPS.length}`;
    this.violations.push({
      promise: AGREES,
      seen: `${said} and was answered "${text.slice(0, 120)}"`,
    });
    const again = client.steps === CONFIRMATION && client.confirmations++ < MOST_CONFIRMATIONS;
    if (!again) client.steps = STEPS.length;
  }
}
