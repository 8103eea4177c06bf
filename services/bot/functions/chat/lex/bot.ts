import {
  DeleteSessionCommand,
  type LexRuntimeV2Client,
  RecognizeTextCommand,
} from '@aws-sdk/client-lex-runtime-v2';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import { botProblem } from './bot-problem.ts';
import { chatMessages } from './chat-messages.ts';
import { isStaleConnection } from './stale-connection.ts';

export type BotReply = Required<Pick<TurnRecord, 'messages'>> & Pick<TurnRecord, 'intent'>;

/** The bot that the chat talks to. */
export interface Bot {
  /** Sends a text to the bot. Throws a Problem, worded for the person, if the bot does not reply. */
  say(sessionId: string, text: string, timeoutMs: number): Promise<BotReply>;
  /** Ends a session. Does nothing if it has ended already. */
  forget(sessionId: string): Promise<void>;
}

export interface BotAddress {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
}

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

  async say(sessionId: string, text: string, timeoutMs: number): Promise<BotReply> {
    const abortSignal = AbortSignal.timeout(timeoutMs);
    try {
      const { messages, sessionState } = await retryIfStale(() => {
        const request = new RecognizeTextCommand({ ...this.#address, sessionId, text });
        return this.#client.send(request, { abortSignal });
      });
      const { name, state } = sessionState?.intent ?? {};
      return {
        messages: chatMessages(messages),
        ...(name !== undefined && { intent: { name, ...(state !== undefined && { state }) } }),
      };
    } catch (error) {
      throw botProblem(error);
    }
  }

  async forget(sessionId: string): Promise<void> {
    try {
      await this.#client.send(new DeleteSessionCommand({ ...this.#address, sessionId }));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error;
    }
  }
}

/** Retries once, immediately, if the request was sent on a connection that had been closed. */
async function retryIfStale<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (isStaleConnection(error)) return send();
    throw error;
  }
}
