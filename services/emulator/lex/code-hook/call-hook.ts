import type { Timers } from '../../../base/timers.ts';
import type { BotLocale } from '../bot/model.ts';
import type { HookOutcome } from '../dialog/hook-outcome.ts';
import type { HookCaller, HookReply } from './hook-caller.ts';
import type { HookEvent } from './hook-event.ts';
import { readHookResponse } from './read-response.ts';
import { InvalidHookResponse } from './response-reader.ts';

export interface HookCall {
  readonly lambdaArn: string;
  readonly aliasArn: string;
  readonly event: HookEvent;
  readonly locale: BotLocale;
  readonly now: Date;
  readonly timeoutMs: number;
}

/** What a hook received and returned, for the trace of the turn. */
export interface HookRecord {
  readonly event: HookEvent;
  readonly outcome: HookOutcome;
  /** As received; undefined if nothing came. */
  readonly reply: string | undefined;
  readonly ms: number;
}

/** Calls a code hook once and reads its response. Rejects only if Lambda is throttled or broken. */
export async function callHook(
  { hooks, timers }: { readonly hooks: HookCaller; readonly timers: Timers },
  call: HookCall,
): Promise<HookRecord> {
  const started = performance.now();
  const reply = await within(
    timers,
    call.timeoutMs,
    hooks.call(call.lambdaArn, call.aliasArn, JSON.stringify(call.event)),
  );
  return {
    event: call.event,
    outcome: outcomeOf(reply, call),
    reply: reply && 'text' in reply ? reply.text : undefined,
    ms: performance.now() - started,
  };
}

function outcomeOf(reply: HookReply | undefined, call: HookCall): HookOutcome {
  if (!reply) {
    const reason = `Invalid Lambda Response: Lambda did not answer within ${call.timeoutMs / 1000} seconds`;
    return { kind: 'timedOut', reason };
  }
  if (reply.kind === 'unreachable') return { kind: 'failed', reason: reply.reason };
  if (reply.kind === 'functionError') return functionFailed(reply.errorType, reply.text);
  return readOutcome(reply.text, call);
}

/** A function stopped by its own timeout has timed out, too. */
function functionFailed(errorType: string, text: string): HookOutcome {
  const reason = `Invalid Lambda Response: Received error response from Lambda: ${errorType}`;
  return /Task timed out after/.test(text)
    ? { kind: 'timedOut', reason }
    : { kind: 'failed', reason };
}

function readOutcome(text: string, call: HookCall): HookOutcome {
  const { locale, now } = call;
  const intentName = call.event.sessionState.intent.name;
  try {
    return { kind: 'answered', response: readHookResponse(text, { locale, intentName, now }) };
  } catch (error) {
    if (error instanceof InvalidHookResponse) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

/** Resolves to undefined if work takes too long; its later result is dropped. */
async function within<T>(timers: Timers, ms: number, work: Promise<T>): Promise<T | undefined> {
  let cancel = () => {};
  const limit = new Promise<undefined>((resolve) => {
    cancel = timers.after(ms, () => resolve(undefined));
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel();
    work.catch(() => undefined);
  }
}
