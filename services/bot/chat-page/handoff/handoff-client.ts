import type { ProblemDetails, Reply } from '../chat-api.ts';
import type { HandoffEnd, HandoffLine, OpenedHandoff } from '../handoff-api.ts';

/** A request about a chat with a person that was refused, or did not arrive (status 0). Its message is worded for the person. */
export class HandoffError extends Error {
  readonly status: number;
  /** The type of the problem: `outside-hours`, `not-open` … */
  readonly type: string;

  constructor(status: number, type: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HandoffError';
    this.status = status;
    this.type = type;
  }

  /** Whether the same request may succeed later. */
  get isTemporary(): boolean {
    const isBusy = this.status === 409 && this.type === 'about:blank';
    return this.status === 0 || this.status === 429 || this.status >= 500 || isBusy;
  }
}

/** Longer than the server's own timeout, so that its polite message arrives first. */
const TIMEOUT_MS = 40_000;

/** The part of the chat API that is about a chat with a person. Its methods throw HandoffError. */
export class HandoffClient {
  readonly #url: string;
  readonly #fetch: typeof fetch;

  /** `api` is an origin, or '' for the page's own. */
  constructor(api: string, sessionId: string, fetchFunction: typeof fetch) {
    this.#url = `${api}/api/sessions/${sessionId}/handoff`;
    this.#fetch = fetchFunction;
  }

  async open(): Promise<OpenedHandoff> {
    return (await this.#call('POST', '', {})) as OpenedHandoff;
  }

  async keep(lines: readonly HandoffLine[]): Promise<void> {
    await this.#call('POST', '/lines', lines);
  }

  async end(reason: HandoffEnd): Promise<Reply> {
    return (await this.#call('DELETE', '', { reason })) as Reply;
  }

  async #call(method: string, path: string, body: object): Promise<unknown> {
    const response = await this.#request(method, path, body);
    if (response.ok) return response.status === 204 ? undefined : response.json();
    const problem = (await response.json().catch(() => ({}))) as Partial<ProblemDetails>;
    const { type = 'about:blank', detail = 'Sorry, something went wrong on our side.' } = problem;
    throw new HandoffError(response.status, type, detail);
  }

  async #request(method: string, path: string, body: object): Promise<Response> {
    // Browsers refuse to run their `fetch` as a method of anything but the window.
    const fetchFunction = this.#fetch;
    try {
      return await fetchFunction(`${this.#url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw new HandoffError(0, 'about:blank', 'The chat cannot be reached.', { cause });
    }
  }
}
