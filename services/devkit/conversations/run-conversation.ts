import {
  type LexRuntimeV2Client,
  type Message,
  RecognizeTextCommand,
  type RecognizeTextCommandOutput,
  type RecognizeTextRequest,
} from '@aws-sdk/client-lex-runtime-v2';
import { buttonValues, checkReply, type Difference, plainText } from './check-reply.ts';
import type { Conversation, Turn } from './conversation.ts';

export interface ConversationDeps {
  readonly client: Pick<LexRuntimeV2Client, 'send'>;
  readonly botId: string;
  readonly botAliasId: string;
  /** A session id that nobody else uses. */
  readonly newSessionId: () => string;
  /** Moves the dialog's clock; undefined if the endpoint's clock can't be moved. */
  readonly advanceClock?: (ms: number) => Promise<void> | void;
}

/** A turn, what the bot said, and how that differs from what is expected. */
export interface PlayedTurn {
  readonly turn: Turn;
  readonly said: string;
  readonly differences: readonly Difference[];
}

export interface ConversationResult {
  readonly conversation: Conversation;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Up to and including the first with a difference. */
  readonly turns: readonly PlayedTurn[];
  /** Why it was skipped. */
  readonly reason?: string;
}

/**
 * Plays a conversation in a session of its own, and stops at the first turn that is not as expected. A refused call is a
 * difference as well. Skips a conversation that waits if the clock can't be moved.
 */
export async function runConversation(
  deps: ConversationDeps,
  conversation: Conversation,
): Promise<ConversationResult> {
  if (!deps.advanceClock && conversation.turns.some(({ waitMs }) => waitMs !== undefined)) {
    return { conversation, outcome: 'skipped', turns: [], reason: 'this clock cannot be moved' };
  }
  const sessionId = deps.newSessionId();
  const turns: PlayedTurn[] = [];
  let offered: readonly Message[] = [];
  for (const turn of conversation.turns) {
    if (turn.waitMs !== undefined) await deps.advanceClock?.(turn.waitMs);
    const { played, messages } = await playTurn(
      deps,
      conversation.locale,
      sessionId,
      turn,
      offered,
    );
    turns.push(played);
    if (played.differences.length > 0) return { conversation, outcome: 'failed', turns };
    offered = messages;
  }
  return { conversation, outcome: 'passed', turns };
}

async function playTurn(
  deps: ConversationDeps,
  localeId: string,
  sessionId: string,
  turn: Turn,
  offered: readonly Message[],
): Promise<{ readonly played: PlayedTurn; readonly messages: readonly Message[] }> {
  const missing = missingButton(turn, offered);
  if (missing) return { played: { turn, said: '', differences: [missing] }, messages: [] };
  try {
    const reply: RecognizeTextCommandOutput = await deps.client.send(
      new RecognizeTextCommand({
        botId: deps.botId,
        botAliasId: deps.botAliasId,
        localeId,
        sessionId,
        text: turn.action.text,
        ...sentWith(turn),
      }),
    );
    const messages = reply.messages ?? [];
    const differences = checkReply(turn.expect, reply);
    return { played: { turn, said: plainText(messages), differences }, messages };
  } catch (error) {
    return { played: { turn, said: '', differences: [refusal(error)] }, messages: [] };
  }
}

// Long enough for any conversation, within Lex's limits.
const CONTEXT_LIFE = { timeToLiveInSeconds: 300, turnsToLive: 20 };

function sentWith({
  send,
}: Turn): Pick<RecognizeTextRequest, 'sessionState' | 'requestAttributes'> {
  if (!send) return {};
  const { sessionAttributes, requestAttributes, contexts } = send;
  const activeContexts = contexts?.map((name) => ({
    name,
    timeToLive: CONTEXT_LIFE,
    contextAttributes: {},
  }));
  const sessionState = {
    ...(sessionAttributes ? { sessionAttributes: { ...sessionAttributes } } : {}),
    ...(activeContexts ? { activeContexts } : {}),
  };
  return {
    ...(sessionAttributes || activeContexts ? { sessionState } : {}),
    ...(requestAttributes ? { requestAttributes: { ...requestAttributes } } : {}),
  };
}

function missingButton({ action }: Turn, offered: readonly Message[]): Difference | undefined {
  const values = buttonValues(offered);
  if (action.kind === 'say' || values.includes(action.text)) return undefined;
  const got = values.map((value) => JSON.stringify(value)).join(', ') || 'no buttons';
  return { key: 'press', expected: `a button ${JSON.stringify(action.text)}`, got };
}

function refusal(error: unknown): Difference {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { key: 'reply', expected: 'a reply', got: `${name}: ${message}` };
}
