import { AwsError } from '../../aws/errors.ts';
import type { HookRecord } from '../code-hook/call-hook.ts';
import type { Understanding } from '../dialog/turn.ts';
import type { StoredSession } from '../session/session-store.ts';
import type { Deps } from './deps.ts';
import type { Target } from './find-bot.ts';
import type { TurnRequest, TurnResult } from './run-turn.ts';
import type { Tale } from './settle.ts';
import type { HookStory, TurnStory } from './turn-log.ts';

type Teller = Pick<Deps, 'turnLog' | 'log' | 'clock'>;
type Told = Pick<TurnRequest, 'key' | 'requestId' | 'operation'> & {
  readonly input?: TurnRequest['input'];
};

/** Runs a turn and tells its story, whatever becomes of it. Texts and values are told only where the log shows them. */
export async function tellTurn(
  teller: Teller,
  request: Told,
  target: Target,
  understood: Understanding,
  work: (tale: Tale) => Promise<TurnResult>,
): Promise<TurnResult> {
  const started = performance.now();
  const tale: Tale = { hooks: [], steps: [] };
  const finish = (stored: StoredSession | undefined, error?: string) => {
    const ms = performance.now() - started;
    const story = storyOf(teller, { request, target, understood, ...tale, stored, error, ms });
    teller.turnLog.add(story);
    teller.log.info(lineOf(story), 'turn');
  };
  try {
    const result = await work(tale);
    finish(result.stored);
    return result;
  } catch (error) {
    finish(undefined, error instanceof AwsError ? error.message : String(error));
    throw error;
  }
}

interface StoryParts {
  readonly request: Told;
  readonly target: Target;
  readonly understood: Understanding;
  readonly hooks: readonly HookRecord[];
  readonly stored: StoredSession | undefined;
  readonly steps: readonly string[];
  readonly error: string | undefined;
  readonly ms: number;
}

function storyOf(teller: Teller, parts: StoryParts): TurnStory {
  const { request, target, understood, hooks, stored, steps, error, ms } = parts;
  const { showsTexts } = teller.turnLog;
  const dialog = stored?.dialog;
  return {
    at: teller.clock.now().toISOString(),
    requestId: request.requestId,
    operation: request.operation,
    botName: target.bot.botName,
    botVersion: target.bot.botVersion,
    localeId: request.key.localeId,
    sessionId: showsTexts ? request.key.sessionId : null,
    said: showsTexts ? (request.input?.transcript ?? null) : null,
    ranking: understood.ranked
      .slice(0, 5)
      // Why is only worked out where it is told.
      .map((one) => ({ intent: one.intent, score: one.score, why: showsTexts ? one.why : [] })),
    steps,
    hooks: hooks.map((hook) => hookStory(hook, showsTexts)),
    intent: dialog?.intent?.name,
    state: dialog?.intent?.state,
    dialogAction: dialog?.dialogAction?.type,
    slotToElicit: dialog?.dialogAction?.slotToElicit,
    slots: slotTexts(target, stored, showsTexts),
    messages: showsTexts ? (stored?.messages ?? []) : null,
    messageCount: stored?.messages.length ?? 0,
    error: error === undefined ? undefined : reasonShown(error, showsTexts),
    ms,
  };
}

/** Lex's sentence about an answer that can't be read quotes it, with all that is personal in it. */
function reasonShown(reason: string, showsTexts: boolean): string {
  return showsTexts ? reason : reason.replace(/(Received invalid response from Lambda).*/s, '$1');
}

function hookStory(hook: HookRecord, showsTexts: boolean): HookStory {
  const { outcome } = hook;
  const told =
    outcome.kind === 'answered'
      ? outcome.response.dialogAction.type
      : reasonShown(outcome.reason, showsTexts);
  return {
    source: hook.event.invocationSource,
    outcome: told,
    ms: hook.ms,
    request: showsTexts ? hook.event : null,
    response: showsTexts ? (hook.reply ?? null) : null,
  };
}

/** An obfuscated slot is told by its name alone, even where texts are shown. */
function slotTexts(
  target: Target,
  stored: StoredSession | undefined,
  showsTexts: boolean,
): Record<string, string | null> {
  const current = stored?.dialog.intent;
  const intent = target.locale.intents.find((one) => one.intentName === current?.name);
  const filled = Object.entries(current?.slots ?? {}).filter(([, value]) => value !== null);
  return Object.fromEntries(
    filled.map(([name, value]) => {
      const isObfuscated = intent?.slots.find((slot) => slot.slotName === name)?.isObfuscated;
      const text = isObfuscated ? `{${name}}` : (value?.value?.interpretedValue ?? '');
      return [name, showsTexts ? text : null];
    }),
  );
}

/** One line a turn, without anything personal. */
function lineOf(story: TurnStory): object {
  return {
    requestId: story.requestId,
    operation: story.operation,
    bot: story.botName,
    intent: story.intent,
    score: story.ranking[0]?.score,
    step: story.dialogAction,
    slot: story.slotToElicit,
    hookMs: Math.round(story.hooks.reduce((sum, hook) => sum + hook.ms, 0)),
    ms: Math.round(story.ms * 10) / 10,
    ...(story.error === undefined ? {} : { error: reasonShown(story.error, false) }),
  };
}
