/** A request that the participant service refused, or that did not reach it (status 0). */
export class ParticipantError extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ParticipantError';
    this.status = status;
  }

  /** Whether another attempt is of no use: the chat is over, or its token is not valid. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

export interface ParticipantConnection {
  readonly socketUrl: string;
  readonly connectionToken: string;
}

export interface TranscriptPage {
  readonly items: readonly unknown[];
  readonly nextToken?: string;
}

const TIMEOUT_MS = 15_000;
const TYPING = 'application/vnd.amazonaws.connect.event.typing';

/** Amazon Connect's participant service, as a client of one chat. Its methods throw ParticipantError. */
export class ParticipantClient {
  readonly #endpoint: string;
  readonly #fetch: typeof fetch;

  constructor(endpoint: string, fetchFunction: typeof fetch) {
    this.#endpoint = endpoint;
    this.#fetch = fetchFunction;
  }

  async connect(participantToken: string): Promise<ParticipantConnection> {
    const answer = (await this.#call('connection', participantToken, {
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
      ConnectParticipant: true,
    })) as {
      Websocket?: { Url?: string };
      ConnectionCredentials?: { ConnectionToken?: string };
    };
    const socketUrl = answer.Websocket?.Url;
    const connectionToken = answer.ConnectionCredentials?.ConnectionToken;
    if (socketUrl === undefined || connectionToken === undefined)
      throw new ParticipantError(502, 'The connection has no address or no token.');
    return { socketUrl, connectionToken };
  }

  /** Sends a message; with the same token, only once. Returns its id and its time. */
  async send(
    token: string,
    text: string,
    clientToken: string,
  ): Promise<{ id: string; at: string }> {
    const answer = (await this.#call('message', token, {
      ContentType: 'text/plain',
      Content: text,
      ClientToken: clientToken,
    })) as { Id?: string; AbsoluteTime?: string };
    return { id: answer.Id ?? '', at: answer.AbsoluteTime ?? '' };
  }

  async typing(token: string): Promise<void> {
    await this.#call('event', token, { ContentType: TYPING });
  }

  /** Returns what was said, oldest first: from the beginning, or from the token of the page before. */
  async transcript(token: string, nextToken?: string): Promise<TranscriptPage> {
    const answer = (await this.#call('transcript', token, {
      ScanDirection: 'FORWARD',
      SortOrder: 'ASCENDING',
      MaxResults: 100,
      ...(nextToken !== undefined && { NextToken: nextToken }),
    })) as { Transcript?: readonly unknown[]; NextToken?: string };
    const { Transcript: items = [], NextToken: next } = answer;
    return { items, ...(next && { nextToken: next }) };
  }

  /** Leaves the chat, and so ends it. */
  async disconnect(token: string): Promise<void> {
    await this.#call('disconnect', token, {});
  }

  async #call(operation: string, token: string, body: object): Promise<unknown> {
    // Browsers refuse to run their `fetch` as a method of anything but the window.
    const fetchFunction = this.#fetch;
    let response: Response;
    try {
      response = await fetchFunction(`${this.#endpoint}/participant/${operation}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-amz-bearer': token },
        body: JSON.stringify(body),
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw new ParticipantError(0, 'The chat cannot be reached.', { cause });
    }
    if (!response.ok) throw new ParticipantError(response.status, `${operation} was refused.`);
    return response.json().catch(() => ({}));
  }
}
