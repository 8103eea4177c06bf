/** What a person sees before the first word of a chat. Redacted. */
export interface HandoffBriefing {
  /** The name of the client as given, or "Client". */
  readonly name: string;
  /** One line: what it is about. */
  readonly summary: string;
  /** What was said to the bot, a line for each, oldest first. */
  readonly transcript: string;
  /** The client's first message. At most 1,024 characters. */
  readonly opening: string;
}

export interface HandoffRequest extends HandoffBriefing {
  /** Names this chat: a request that comes again starts no second one. */
  readonly token: string;
  /** The folder of the conversation's turns, for staff. */
  readonly conversation: string;
}

export interface StartedHandoff {
  readonly contactId: string;
  /** With it, the client's browser takes part in the chat. A secret. */
  readonly participantToken: string;
}

/** People who chat with clients. */
export interface Handoff {
  /** Puts a client into the queue of those who answer. Rejects with what the service refused, or with an AbortError. */
  start(request: HandoffRequest, timeoutMs: number): Promise<StartedHandoff>;
}
