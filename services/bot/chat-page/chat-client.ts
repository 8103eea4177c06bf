import type {
  AllowedFile,
  ChatConfig,
  Draft,
  Feedback,
  OpenedSession,
  PastConversation,
  ProblemDetails,
  Reply,
  Said,
  VideoSource,
} from './chat-api.ts';
import { ChatError } from './chat-error.ts';

/** What a conversation asks of the chat API. */
export interface ChatClient {
  open(): Promise<OpenedSession>;
  send(sessionId: string, said: Said, clientMessageId: string): Promise<Reply>;
  resume(sessionId: string): Promise<PastConversation>;
  delete(sessionId: string): Promise<void>;
  /** Says whether a reply helped. A second rating of a turn replaces the first. */
  rate(sessionId: string, feedback: Feedback): Promise<void>;
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
    return this.#call('POST', '/api/sessions', {});
  }

  async send(sessionId: string, said: Said, clientMessageId: string): Promise<Reply> {
    return this.#call('POST', `/api/sessions/${sessionId}/messages`, { ...said, clientMessageId });
  }

  async resume(sessionId: string): Promise<PastConversation> {
    return this.#call('GET', `/api/sessions/${sessionId}`);
  }

  async delete(sessionId: string): Promise<void> {
    return this.#call('DELETE', `/api/sessions/${sessionId}`);
  }

  async rate(sessionId: string, feedback: Feedback): Promise<void> {
    return this.#call('POST', `/api/sessions/${sessionId}/feedback`, feedback);
  }

  async draft(sessionId: string): Promise<Draft> {
    return this.#call('GET', `/api/sessions/${sessionId}/draft`);
  }

  async allow(
    sessionId: string,
    { name, type, size }: Pick<File, 'name' | 'type' | 'size'>,
  ): Promise<AllowedFile> {
    return this.#call('POST', `/api/sessions/${sessionId}/attachments`, { name, type, size });
  }

  /** What the chat shows before anything is said. */
  async config(): Promise<ChatConfig> {
    return this.#call('GET', '/api/config');
  }

  /** What plays a video in place. `path` is the `video` of a card. */
  async video(path: string): Promise<VideoSource> {
    return this.#call('GET', path);
  }

  /** The captions of a video, as WebVTT. */
  async captions(path: string): Promise<string> {
    const response = await this.#request(path, 'GET');
    if (!response.ok) throw await toChatError(response);
    return response.text();
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.#request(path, method, body);
    if (!response.ok) throw await toChatError(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async #request(path: string, method: string, body?: object): Promise<Response> {
    // Browsers refuse to run their `fetch` as a method of anything but the window.
    const fetchFunction = this.#fetch;
    try {
      return await fetchFunction(`${this.#base}${path}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      });
    } catch (cause) {
      const isOffline = !(cause instanceof Error && cause.name === 'TimeoutError');
      const message = isOffline ? 'The chat cannot be reached.' : 'No answer came in time.';
      throw new ChatError(0, message, undefined, { cause, isOffline });
    }
  }
}

/** Reads problem details; anything else (a proxy's error page) gets a message of ours. */
async function toChatError(response: Response): Promise<ChatError> {
  const body: unknown = await response.json().catch(() => undefined);
  const { detail, reference, type } = (body ?? {}) as Partial<
    Record<keyof ProblemDetails, unknown>
  >;
  const message = typeof detail === 'string' ? detail : 'Sorry, something went wrong on our side.';
  const number = typeof reference === 'string' ? reference : undefined;
  const kind = typeof type === 'string' ? type : undefined;
  return new ChatError(response.status, message, number, { type: kind });
}
