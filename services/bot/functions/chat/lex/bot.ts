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
  /** Says something in a session. Throws a Problem with a polite sentence when the bot gives no reply. */
  say(sessionId: string, text: string, timeoutMs: number): Promise<BotReply>;
  /** Ends a session; one that has ended already is no error. */
  forget(sessionId: string): Promise<void>;
}

export interface BotAddress {
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
}

/** A bot of Amazon Lex V2. */
export function lexBot(
  client: Pick<LexRuntimeV2Client, 'send'>,
  { botId, botAliasId, localeId }: BotAddress,
): Bot {
  const address = { botId, botAliasId, localeId };
  return {
    async say(sessionId, text, timeoutMs) {
      const abortSignal = AbortSignal.timeout(timeoutMs);
      const ask = () =>
        client.send(new RecognizeTextCommand({ ...address, sessionId, text }), { abortSignal });
      try {
        const { messages, sessionState } = await ask().catch((error: unknown) => {
          if (isStaleConnection(error)) return ask();
          throw error;
        });
        const { name, state } = sessionState?.intent ?? {};
        return {
          messages: chatMessages(messages),
          ...(name !== undefined && { intent: { name, ...(state !== undefined && { state }) } }),
        };
      } catch (error) {
        throw botProblem(error);
      }
    },

    async forget(sessionId) {
      try {
        await client.send(new DeleteSessionCommand({ ...address, sessionId }));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error;
      }
    },
  };
}
