import {
  DeleteSessionCommand,
  GetSessionCommand,
  type GetSessionResponse,
  type LexRuntimeV2Client,
  RecognizeTextCommand,
} from '@aws-sdk/client-lex-runtime-v2';
import type { HandoffEnd } from '../../../helpdesk/conversations/handoff-record.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import { botProblem } from './bot-problem.ts';
import { chatMessages } from './chat-messages.ts';
import { isStaleConnection } from './stale-connection.ts';

export type BotReply = Required<Pick<TurnRecord, 'messages'>> &
  Pick<TurnRecord, 'intent' | 'attributes'>;

export interface BotMessage {
  readonly sessionId: string;
  /** Names the message, so that `recall` finds out whether the bot took it. */
  readonly fingerprint: string;
  readonly text: string;
  /** The attributes of the session, as the last reply had them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly turn: number;
  /** The number of the upload that `text` is the beginning of. */
  readonly upload?: number | undefined;
  /** The chat with a person that has ended before this turn. */
  readonly handoff?: EndedHandoff | undefined;
}

export interface EndedHandoff {
  readonly turn: number;
  readonly end: HandoffEnd;
}

/** The bot that the chat talks to. */
export interface Bot {
  /** Sends a message to the bot. Throws a Problem, worded for the person, if the bot does not reply. */
  say(message: BotMessage, timeoutMs: number): Promise<BotReply>;
  /**
   * Returns the reply to a message that the bot has taken before, if it is the last one that it took. Throws a Problem,
   * worded for the person, if the bot does not reply.
   */
  recall(sessionId: string, fingerprint: string): Promise<BotReply | undefined>;
  /** Ends a session. Does nothing if it has ended already. Throws a Problem 409 if it has a turn in progress. */
  forget(sessionId: string): Promise<void>;
}

export interface BotAddress {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
}

/** The attribute of the Lex session that names the last message that Lex took: Lex keeps it together with the turn. */
const LAST_MESSAGE = 'x-ltsi-message';
/** The request attribute with the number of the turn, by which events name it. */
const TURN = 'x-ltsi-turn';
/** The request attribute with the number of the upload whose beginning is said. */
const UPLOAD = 'x-ltsi-upload';
/** The request attribute that says which chat with a person has ended, by its turn, and why. */
const HANDOFF = 'x-ltsi-handoff';

const RECALL_MS = 5_000;

/** A bot of Amazon Lex V2. */
export class LexBot implements Bot {
  readonly #client: Pick<LexRuntimeV2Client, 'send'>;
  readonly #address: BotAddress;

  constructor(
    client: Pick<LexRuntimeV2Client, 'send'>,
    { botId, botAliasId, localeId }: BotAddress,
  ) {
    this.#client = client;
    this.#address = { botId, botAliasId, localeId };
  }

  async say(message: BotMessage, timeoutMs: number): Promise<BotReply> {
    const abortSignal = AbortSignal.timeout(timeoutMs);
    try {
      return await this.#recognize(message, abortSignal);
    } catch (error) {
      if (!isStaleConnection(error)) throw botProblem(error);
    }
    return this.#sayAgain(message, abortSignal);
  }

  /** The connection had been closed, or it broke before or after Lex took the message. */
  async #sayAgain(message: BotMessage, abortSignal: AbortSignal): Promise<BotReply> {
    const { sessionId, fingerprint } = message;
    const taken = await this.recall(sessionId, fingerprint);
    try {
      return taken ?? (await this.#recognize(message, abortSignal));
    } catch (error) {
      throw botProblem(error, true);
    }
  }

  async recall(sessionId: string, fingerprint: string): Promise<BotReply | undefined> {
    const session = await this.#session(sessionId);
    const last = session?.sessionState?.sessionAttributes?.[LAST_MESSAGE];
    return session && last === fingerprint ? toReply(session) : undefined;
  }

  async forget(sessionId: string): Promise<void> {
    try {
      await this.#client.send(new DeleteSessionCommand({ ...this.#address, sessionId }));
    } catch (error) {
      if (isNamed(error, 'ConflictException')) throw botProblem(error);
      if (!isNamed(error, 'ResourceNotFoundException')) throw error;
    }
  }

  async #recognize(message: BotMessage, abortSignal: AbortSignal): Promise<BotReply> {
    const { sessionId, text, fingerprint, attributes, turn, upload, handoff } = message;
    const sessionAttributes = { ...attributes, [LAST_MESSAGE]: fingerprint };
    const sessionState = { sessionAttributes };
    const requestAttributes = {
      [TURN]: String(turn),
      ...(upload !== undefined && { [UPLOAD]: String(upload) }),
      ...(handoff && { [HANDOFF]: `${handoff.turn} ${handoff.end}` }),
    };
    const request = new RecognizeTextCommand({
      ...this.#address,
      sessionId,
      text,
      sessionState,
      requestAttributes,
    });
    return toReply(await this.#client.send(request, { abortSignal }));
  }

  /** Undefined if Lex has no such session. */
  async #session(sessionId: string): Promise<GetSessionResponse | undefined> {
    const ask = () =>
      this.#client.send(new GetSessionCommand({ ...this.#address, sessionId }), {
        abortSignal: AbortSignal.timeout(RECALL_MS),
      });
    try {
      return await ask().catch((error) => {
        if (isStaleConnection(error)) return ask();
        throw error;
      });
    } catch (error) {
      if (isNamed(error, 'ResourceNotFoundException')) return undefined;
      throw botProblem(error, true);
    }
  }
}

function toReply({
  messages,
  sessionState,
}: Pick<GetSessionResponse, 'messages' | 'sessionState'>): BotReply {
  const { name, state } = sessionState?.intent ?? {};
  const { [LAST_MESSAGE]: _, ...attributes } = sessionState?.sessionAttributes ?? {};
  return {
    messages: chatMessages(messages),
    ...(name !== undefined && { intent: { name, ...(state !== undefined && { state }) } }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
