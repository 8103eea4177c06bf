import type { OpenedSession, PastConversation, Reply, Said } from './chat-api.ts';

/** A request that the chat API refused or that never reached it (status 0). The message is for the person. */
export class ChatError extends Error {
  readonly status: number;
  /** The reference number, when the server gave one. */
  readonly reference: string | undefined;

  constructor(status: number, message: string, reference?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ChatError';
    this.status = status;
    this.reference = reference;
  }
}

export interface ChatClient {
  open(): Promise<OpenedSession>;
  send(sessionId: string, said: Said, clientMessageId: string): Promise<Reply>;
  resume(sessionId: string): Promise<PastConversation>;
  delete(sessionId: string): Promise<void>;
}

/** Longer than the server's own patience, so that its polite sentence comes first. */
const TIMEOUT_MS = 40_000;

/** A client of the chat API at `base` (an origin, or '' for the page's own). Throws ChatError. */
export function chatClient(base: string, fetchIt: typeof fetch): ChatClient {
  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await ask(fetchIt, `${base}/api/sessions${path}`, method, body);
    if (!response.ok) throw await refusal(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  return {
    open: () => call('POST', '', {}),
    send: (sessionId, said, clientMessageId) =>
      call('POST', `/${sessionId}/messages`, { ...said, clientMessageId }),
    resume: (sessionId) => call('GET', `/${sessionId}`),
    delete: (sessionId) => call('DELETE', `/${sessionId}`),
  };
}

async function ask(fetchIt: typeof fetch, url: string, method: string, body?: object) {
  try {
    return await fetchIt(url, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    const message = isLate ? 'No answer came in time.' : 'The chat cannot be reached.';
    throw new ChatError(0, message, undefined, { cause });
  }
}

async function refusal(response: Response): Promise<ChatError> {
  const problem: unknown = await response.json().catch(() => undefined);
  const { detail, reference } = (problem ?? {}) as { detail?: unknown; reference?: unknown };
  const message = typeof detail === 'string' ? detail : 'Sorry, something went wrong on our side.';
  const number = typeof reference === 'string' ? reference : undefined;
  return new ChatError(response.status, message, number);
}
