import { claimTurn } from './claim-turn.ts';
import type { ConversationStore, StoredTurn } from './conversation-store.ts';
import { runTurn } from './run-turn.ts';
import type { TurnRecord } from './turn-record.ts';

export interface TakeTurnDeps {
  readonly store: ConversationStore;
  /** Names the present run of the platform, if it names its runs: no function of another one is running. */
  readonly run?: string | undefined;
  now(): Date;
  /** Waits between checks of another request's turn. */
  wait(milliseconds: number): Promise<void>;
  /** Runs an action again and again. Returns a function that ends that, and resolves once the action has ended. */
  repeat(everyMs: number, action: () => Promise<void>): () => Promise<void>;
}

export type TurnReply = Required<Pick<TurnRecord, 'messages'>> &
  Pick<TurnRecord, 'intent' | 'attributes'>;

/** The bot in one conversation. A message is named by its fingerprint. */
export interface TurnBot {
  /** Gets the reply to the message of this request. Called at most once. */
  say(fingerprint: string, attributes: TurnRecord['attributes'], turn: number): Promise<TurnReply>;
  /** Returns the bot's reply to a message if that is the last one that it took. */
  recall(fingerprint: string): Promise<TurnReply | undefined>;
  /** Whether a failure of `say` proves that the bot did not take the message. */
  isRefusal(error: unknown): boolean;
  /** Ends the bot's session. */
  forget(): Promise<void>;
}

export interface TakeTurnInput {
  readonly sessionId: string;
  readonly clientMessageId: string;
  /** Undefined if the bot's turn follows from something else than a message. */
  readonly said: TurnRecord['said'];
  /** The newest turn, just read by the caller. */
  readonly latest: StoredTurn | undefined;
  /** How long to wait for another request's turn in the same conversation, in milliseconds. */
  readonly patienceMs: number;
  /** If it throws, the turn is marked as failed and the error rethrown. */
  readonly bot: TurnBot;
  /** The reference number that is shown and stored if the turn fails. */
  readonly reference: string;
  /** Called if a failed turn could not be marked as such. */
  onUnsaved(error: unknown): void;
}

export type TurnResult =
  | { readonly outcome: 'replied'; readonly record: TurnRecord }
  | { readonly outcome: 'unknownSession' | 'ended' | 'full' | 'busy' | 'handoff' };

const POLL_MS = 100;

/**
 * Takes one turn in a conversation, at most once for each client message id. The turn is claimed with a conditional
 * write before the bot is called, and answered only once its reply is stored. A second request with the same id waits
 * for the reply to the first one. Requests with other ids wait their turn, because Lex refuses concurrent turns in one
 * session. Throws what the bot or the store throws; then the same message may be sent again.
 */
export async function takeTurn(deps: TakeTurnDeps, input: TakeTurnInput): Promise<TurnResult> {
  const deadline = deps.now().getTime() + input.patienceMs;
  let { latest } = input;
  for (;;) {
    const next = await claimTurn(deps, input, latest);
    if (typeof next === 'object' && 'outcome' in next) return next;
    if (typeof next === 'object') return runTurn(deps, input, next);
    if (deps.now().getTime() >= deadline) return { outcome: 'busy' };
    if (next === 'wait') await deps.wait(POLL_MS);
    latest = await deps.store.latest(input.sessionId);
  }
}
