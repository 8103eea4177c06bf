import { randomUUID } from 'node:crypto';
import { requireDocumented } from './chat/documented.ts';

/** A message of the chat API: Lex's, with its card parsed and linked. */
export interface ChatMessage {
  readonly contentType: string;
  readonly content?: string;
  readonly card?: {
    readonly kind: string;
    readonly docId: string;
    readonly title: string;
    readonly quote: string;
    readonly href: string;
  };
}

export interface Chat {
  readonly sessionId: string;
  say(text: string): Promise<readonly ChatMessage[]>;
}

/** Uses the chat API as the page does. */
export async function openChat(webUrl: string): Promise<Chat> {
  const { sessionId } = await post<{ sessionId: string }>(`${webUrl}/api/sessions`, {});
  return {
    sessionId,
    async say(text) {
      const reply = await post<{ messages: readonly ChatMessage[] }>(
        `${webUrl}/api/sessions/${sessionId}/messages`,
        { text, clientMessageId: randomUUID() },
      );
      return reply.messages;
    },
  };
}

/** Returns the plain text of messages, one per line. */
export function textOf(messages: readonly ChatMessage[]): string {
  return messages.map(({ content }) => content ?? '').join('\n');
}

/** Asks a question in a new chat. Returns the title of the answer's card, or undefined if there is none. */
export async function titleOfAnswer(webUrl: string, question: string): Promise<string | undefined> {
  const chat = await openChat(webUrl);
  const messages = await chat.say(question);
  return messages.find(({ card }) => card?.kind === 'answer')?.card?.title;
}

/** Throws an Error if the answer is a refusal, or not as documented. */
async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  const headers = Object.fromEntries(response.headers);
  const request = { method: 'POST', path: new URL(url).pathname, json: body };
  requireDocumented(request, { status: response.status, headers, body: text });
  return JSON.parse(text) as T;
}
