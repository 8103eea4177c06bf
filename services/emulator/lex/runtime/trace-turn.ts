import { AwsError } from '../../aws/errors.ts';
import type { HookRecord } from '../code-hook/call-hook.ts';
import { describeStep } from '../dialog/describe-step.ts';
import type { TraceStep } from '../dialog/trace-step.ts';
import type { Understanding } from '../dialog/turn.ts';
import type { StoredSession } from '../session/stored-session.ts';
import type { LexDeps } from './deps.ts';
import type { Target } from './find-bot.ts';
import type { TurnRequest } from './turn-request.ts';
import type { HookTrace, TurnTrace } from './turn-trace.ts';

/** The turn that a trace is about. */
export interface TracedTurn {
  readonly request: Pick<TurnRequest, 'key' | 'requestId' | 'operation'>;
  readonly target: Target;
  readonly understood: Understanding;
  readonly said: string | null;
}

const MAX_RANKED = 5;

/**
 * Records a turn while it runs; `finish` or `fail` writes its trace. Texts and values are in it only if the log shows
 * them.
 */
export class TurnRecorder {
  readonly #deps: Pick<LexDeps, 'turnLog' | 'log' | 'clock'>;
  readonly #turn: TracedTurn;
  readonly #started = performance.now();
  readonly #hooks: HookRecord[] = [];
  #steps: readonly TraceStep[] = [];

  constructor(deps: Pick<LexDeps, 'turnLog' | 'log' | 'clock'>, turn: TracedTurn) {
    this.#deps = deps;
    this.#turn = turn;
  }

  recordHook(record: HookRecord): void {
    this.#hooks.push(record);
  }

  /** Replaces the steps known so far: the dialog's own trace is always whole. */
  recordSteps(steps: readonly TraceStep[]): void {
    this.#steps = steps;
  }

  finish(stored: StoredSession): void {
    this.#write(stored, undefined);
  }

  fail(error: unknown): void {
    this.#write(undefined, error instanceof AwsError ? error.message : String(error));
  }

  #write(stored: StoredSession | undefined, error: string | undefined): void {
    const { turnLog, log } = this.#deps;
    const ms = performance.now() - this.#started;
    const at = this.#deps.clock.now().toISOString();
    const made = (showsTexts: boolean) => ({ ...this.#trace(stored, error, showsTexts), at, ms });
    const trace = made(turnLog.showsTexts);
    turnLog.add(trace, this.#turn.request.key.sessionId, () => made(true));
    log.info(logLineOf(trace), 'turn');
  }

  #trace(
    stored: StoredSession | undefined,
    error: string | undefined,
    showsTexts: boolean,
  ): Omit<TurnTrace, 'at' | 'ms'> {
    const { request, target, understood, said } = this.#turn;
    const dialog = stored?.dialog;
    return {
      requestId: request.requestId,
      operation: request.operation,
      botName: target.bot.botName,
      botVersion: target.bot.botVersion,
      localeId: request.key.localeId,
      sessionId: showsTexts ? request.key.sessionId : null,
      said: showsTexts ? said : null,
      ranking: understood.ranked
        .slice(0, MAX_RANKED)
        // `why` is computed when it is read, and takes longer than everything else.
        .map((one) => ({ intent: one.intent, score: one.score, why: showsTexts ? one.why : [] })),
      steps: this.#steps,
      lines: this.#steps.map(describeStep),
      hooks: this.#hooks.map((hook) => hookTraceOf(hook, showsTexts)),
      intent: dialog?.intent?.name,
      state: dialog?.intent?.state,
      dialogAction: dialog?.dialogAction?.type,
      slotToElicit: dialog?.dialogAction?.slotToElicit,
      slots: slotTexts(target, stored, showsTexts),
      messages: showsTexts ? (stored?.messages ?? []) : null,
      messageCount: stored?.messages.length ?? 0,
      error: error === undefined ? undefined : reasonShown(error, showsTexts),
    };
  }
}

/** Lex's sentence about an unreadable response quotes it, with all the personal data in it. */
function reasonShown(reason: string, showsTexts: boolean): string {
  return showsTexts ? reason : reason.replace(/(Received invalid response from Lambda).*/s, '$1');
}

function hookTraceOf(hook: HookRecord, showsTexts: boolean): HookTrace {
  const { outcome } = hook;
  return {
    source: hook.event.invocationSource,
    outcome:
      outcome.kind === 'answered'
        ? outcome.response.dialogAction.type
        : reasonShown(outcome.reason, showsTexts),
    ms: hook.ms,
    request: showsTexts ? hook.event : null,
    response: showsTexts ? (hook.reply ?? null) : null,
  };
}

/** An obfuscated slot appears as `{name}`, even if texts are shown. */
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

/** The log's line about a turn, without personal data. */
function logLineOf(trace: TurnTrace): object {
  return {
    requestId: trace.requestId,
    operation: trace.operation,
    bot: trace.botName,
    intent: trace.intent,
    score: trace.ranking[0]?.score,
    step: trace.dialogAction,
    slot: trace.slotToElicit,
    hookMs: Math.round(trace.hooks.reduce((sum, hook) => sum + hook.ms, 0)),
    ms: Math.round(trace.ms * 10) / 10,
    ...(trace.error === undefined ? {} : { error: reasonShown(trace.error, false) }),
  };
}
