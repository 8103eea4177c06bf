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
const TICKET = /LTSI-[0-9A-HJKMNP-TV-Z]{10}/;

/** Opens a chat. Resolves with its id. Throws an Error that names the status if it is refused. */
export async function openSession(webUrl: string): Promise<string> {
  const response = await post(`${webUrl}/api/sessions`, {});
  const body = await response.text();
  if (response.status !== 201) throw new Error(`A new chat was answered with ${response.status}`);
  return (JSON.parse(body) as { sessionId: string }).sessionId;
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

/** Returns the numbers of the finished turns. */
export async function finishedTurns(webUrl: string, sessionId: string): Promise<FoundTurns> {
  const response = await fetch(`${webUrl}/api/sessions/${sessionId}`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { status } = response;
  if (status !== 200) return { status };
  const { turns } = (await response.json()) as { turns: { turn: number; state: string }[] };
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
