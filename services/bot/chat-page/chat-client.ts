import type {
  AllowedFile,
  Draft,
  OpenedSession,
  PastConversation,
  ProblemDetails,
  Reply,
  Said,
} from './chat-api.ts';

/** A request that the chat API refused, or that never reached it (status 0). The message is worded for the person. */
export class ChatError extends Error {
  readonly status: number;
  /** The reference number, if the server sent one. */
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
  /** The ticket that is being written. */
  draft(sessionId: string): Promise<Draft>;
  /** Asks for the form that uploads a file. */
  allow(sessionId: string, file: Pick<File, 'name' | 'type' | 'size'>): Promise<AllowedFile>;
}

/** Longer than the server's own timeout, so that its polite message arrives first. */
const TIMEOUT_MS = 40_000;

/** A client of the chat API over HTTP. Its methods throw ChatError. */
export class HttpChatClient implements ChatClient {
  readonly #base: string;
  readonly #fetch: typeof fetch;

  /** `base` is an origin, or '' for the page's own. */
  constructor(base: string, fetchFunction: typeof fetch) {
    this.#base = base;
    this.#fetch = fetchFunction;
  }

  async open(): Promise<OpenedSession> {
    return this.#call('POST', '', {});
  }

  async send(sessionId: string, said: Said, clientMessageId: string): Promise<Reply> {
    return this.#call('POST', `/${sessionId}/messages`, { ...said, clientMessageId });
  }

  async resume(sessionId: string): Promise<PastConversation> {
    return this.#call('GET', `/${sessionId}`);
  }

  async delete(sessionId: string): Promise<void> {
    return this.#call('DELETE', `/${sessionId}`);
  }

  async draft(sessionId: string): Promise<Draft> {
    return this.#call('GET', `/${sessionId}/draft`);
  }

  async allow(
    sessionId: string,
    { name, type, size }: Pick<File, 'name' | 'type' | 'size'>,
  ): Promise<AllowedFile> {
    return this.#call('POST', `/${sessionId}/attachments`, { name, type, size });
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.#request(`${this.#base}/api/sessions${path}`, method, body);
    if (!response.ok) throw await toChatError(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async #request(url: string, method: string, body?: object): Promise<Response> {
    // Browsers refuse to run their `fetch` as a method of anything but the window.
    const fetchFunction = this.#fetch;
    try {
      return await fetchFunction(url, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      });
    } catch (cause) {
      const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
      const message = isTimeout ? 'No answer came in time.' : 'The chat cannot be reached.';
      throw new ChatError(0, message, undefined, { cause });
    }
  }
}

/** Reads problem details; anything else (a proxy's error page) gets a message of ours. */
async function toChatError(response: Response): Promise<ChatError> {
  const body: unknown = await response.json().catch(() => undefined);
  const { detail, reference } = (body ?? {}) as Partial<Record<keyof ProblemDetails, unknown>>;
  const message = typeof detail === 'string' ? detail : 'Sorry, something went wrong on our side.';
  const number = typeof reference === 'string' ? reference : undefined;
  return new ChatError(response.status, message, number);
}
