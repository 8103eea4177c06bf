import { resumeTurn } from '../dialog/engine.ts';
import { type DialogContext, DialogError } from '../dialog/turn.ts';
import { dependencyFailed } from '../errors.ts';
import type { LexDeps } from './deps.ts';
import { durably } from './durably.ts';
import { exclusively } from './exclusively.ts';
import { findTarget } from './find-bot.ts';
import { invokeHook } from './invoke-hook.ts';
import { toStoredSession } from './to-stored-session.ts';
import { TurnRecorder } from './trace-turn.ts';
import type { TurnPlan, TurnRequest, TurnResult } from './turn-request.ts';

/**
 * Runs one turn of a conversation: locks and loads the session, understands the input, follows the dialog through its
 * code hooks to a response, and stores the resulting session. It is answered only once that is on disk. A turn that begins
 * is traced, however it ends.
 * Rejects with the AwsError that the client receives; the session is then as it was before.
 */
export function runTurn(deps: LexDeps, request: TurnRequest, plan: TurnPlan): Promise<TurnResult> {
  return exclusively(deps.busy, request.key, async () => {
    const now = deps.clock.now();
    const before = deps.sessions.get(request.key);
    const target = findTarget(deps.bots, request.key, before?.botVersion);
    const context: DialogContext = { locale: target.locale, now, random: deps.random };
    const session = plan.openSession(before, target.locale, now);
    const understood = plan.understand({ ...target, now, timeZone: deps.timeZone }, session);

    const recorder = new TurnRecorder(deps, { request, target, understood, said: plan.said });
    try {
      let step = plan.begin(context, session, understood);
      recorder.recordSteps(step.turn.trace);
      while (step.kind === 'invokeHook') {
        const record = await invokeHook(deps, { request, target, context, understood }, step);
        recorder.recordHook(record);
        step = resumeTurn(context, step.turn, step.hook, record.outcome);
        recorder.recordSteps(step.turn.trace);
      }
      if (step.kind === 'fail') throw dependencyFailed(step.reason);

      const { turn } = step;
      if (plan.messages.length > 0) turn.messages = [...plan.messages];
      const stored = toStoredSession(request.key, target, turn, understood, now);
      await durably(deps.log, deps.sessions.put(stored));
      recorder.finish(stored);
      return { stored, requestAttributes: turn.requestAttributes, now };
    } catch (error) {
      const failure = asClientError(error);
      recorder.fail(failure);
      throw failure;
    }
  });
}

/** A dialog that can't continue is the bot's fault, so the client receives the reason. */
function asClientError(error: unknown): unknown {
  return error instanceof DialogError ? dependencyFailed(error.message) : error;
}
