import { setTimeout as pause } from 'node:timers/promises';
import type { FoundTurns } from '../accounting/turns.ts';

/** What the chat answered. */
export interface ChatReply {
  readonly status: number;
  readonly turn: number;
  /** The plain text of its messages, a line for each. */
  readonly text: string;
  readonly ticketId?: string;
}

const TIMEOUT_MS = 30_000;
const TOO_MANY = 429;
const BUSY_MS = 500;
/** The product counts new chats in windows of five minutes; what says "later" than that is no answer. */
const LONGEST_WINDOW_MS = 300_000;
const MOST_DETAIL = 200;
const TICKET = /LTSI-[0-9A-HJKMNP-TV-Z]{10}/;

/** A new chat that was not opened. */
export class RefusedChat extends Error {
  readonly status: number;
  /** When to ask again, if the answer says so: milliseconds from now. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, detail: string, retryAfterMs: number | undefined) {
    super(`A new chat (${detail}) was answered with ${status}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Opens a chat. Resolves with its id. Throws RefusedChat if it is not opened. */
export async function openSession(webUrl: string): Promise<string> {
  const response = await post(`${webUrl}/api/sessions`, {});
  const body = await response.text();
  if (response.status === 201) return (JSON.parse(body) as { sessionId: string }).sessionId;
  const seconds = response.headers.get('retry-after');
  const retryAfterMs = seconds === null ? undefined : 1_000 * Number(seconds);
  throw new RefusedChat(response.status, body.slice(0, MOST_DETAIL), retryAfterMs);
}

/**
 * Opens a chat as a patient client does: a product that refuses is asked again, after as long as it says if it says so.
 * Throws what it throws last if it fails for longer than `patienceMs`, not counting the time that it was asked to wait.
 */
export async function openSessionPatiently<Chat>(
  open: () => Promise<Chat>,
  patienceMs: number,
  wait: (milliseconds: number) => Promise<unknown> = pause,
): Promise<Chat> {
  let deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const told = error instanceof RefusedChat ? (error.retryAfterMs ?? 0) : 0;
      if (performance.now() > deadline || told > LONGEST_WINDOW_MS) throw error;
      deadline += told;
      await wait(Math.max(told, BUSY_MS));
    }
  }
}

/** Says something. Resolves with any answer, problems included; throws if there is none. */
export async function say(
  webUrl: string,
  sessionId: string,
  text: string,
  clientMessageId: string,
): Promise<ChatReply> {
  const url = `${webUrl}/api/sessions/${sessionId}/messages`;
  const response = await post(url, { text, clientMessageId });
  const body = (await response.json()) as Reply;
  const said = (body.messages ?? []).map(({ content }) => content ?? '').join('\n');
  const ticketId = TICKET.exec(said)?.[0];
  return {
    status: response.status,
    turn: body.turn ?? -1,
    text: said || (body.detail ?? ''),
    ...(ticketId ? { ticketId } : {}),
  };
}

/** Returns the numbers of the finished turns, or the status if the chat is refused. A busy product is asked again. */
export async function finishedTurns(webUrl: string, sessionId: string): Promise<FoundTurns> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const response = await fetch(`${webUrl}/api/sessions/${sessionId}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status, headers } = response;
    if (status === 200) return numbersOf((await response.json()) as { turns: readonly Turn[] });
    if (status !== TOO_MANY || performance.now() > deadline) return { status };
    await pause(1_000 * Number(headers.get('retry-after') ?? 1));
  }
}

interface Turn {
  readonly turn: number;
  readonly state: string;
}

function numbersOf({ turns }: { readonly turns: readonly Turn[] }): number[] {
  return turns.filter(({ state }) => state === 'done').map(({ turn }) => turn);
}

interface Reply {
  readonly turn?: number;
  readonly detail?: string;
  readonly messages?: readonly { readonly content?: string }[];
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
