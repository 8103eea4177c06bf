import { buildEvent } from '../code-hook/build-event.ts';
import { callHook, type HookRecord } from '../code-hook/call-hook.ts';
import { resumeTurn } from '../dialog/engine.ts';
import { timeoutSecondsOf } from '../dialog/hooks.ts';
import {
  type DialogContext,
  DialogError,
  type Step,
  type Turn,
  type Understanding,
} from '../dialog/turn.ts';
import { dependencyFailed } from '../errors.ts';
import { rankEntries } from '../interpretations.ts';
import type { SessionKey } from '../session/session-store.ts';
import type { Deps } from './deps.ts';
import { aliasArn, type Target } from './find-bot.ts';

/** What a turn has at hand while its hooks are called. */
export interface TurnScope {
  readonly deps: Pick<Deps, 'hooks' | 'hookTimeoutMs'>;
  readonly key: SessionKey;
  readonly region: string;
  readonly responseContentType: string;
  readonly target: Target;
  readonly context: DialogContext;
  readonly understood: Understanding;
  readonly tale: Tale;
}

/** What is told of a turn, however it ends; filled while it goes on. */
export interface Tale {
  /** What the hooks were asked and gave. */
  readonly hooks: HookRecord[];
  /** Which rules decided, in order. */
  steps: readonly string[];
}

/**
 * Calls one code hook after the other until the dialog has an answer.
 * Rejects with DependencyFailedException where a hook fails and the bot has no branch for it.
 */
export async function settle(scope: TurnScope, begin: () => Step): Promise<Turn> {
  const { tale } = scope;
  let step = naming(begin);
  tale.steps = step.turn.trail;
  while (step.kind === 'invokeHook') {
    const record = await askHook(scope, step);
    tale.hooks.push(record);
    const { turn, hook } = step;
    step = naming(() => resumeTurn(scope.context, turn, hook, record.outcome));
    tale.steps = step.turn.trail;
  }
  if (step.kind === 'fail') throw dependencyFailed(step.reason);
  return step.turn;
}

function askHook(
  scope: TurnScope,
  step: Extract<Step, { kind: 'invokeHook' }>,
): Promise<HookRecord> {
  const { deps, key, target, context, understood, responseContentType } = scope;
  if (target.lambdaArn === undefined) throw noFunction(key);
  const { turn, hook, proposed } = step;
  const entries = rankEntries(target.locale, understood.ranked, turn.session.intent);
  const { sessionId } = key;
  const bot = botOf(key, target);
  const { now } = context;
  return callHook(deps.hooks, {
    lambdaArn: target.lambdaArn,
    aliasArn: aliasArn(scope.region, key),
    event: buildEvent({ bot, sessionId, responseContentType, turn, hook, proposed, entries, now }),
    locale: target.locale,
    now,
    timeoutMs: deps.hookTimeoutMs ?? timeoutSecondsOf(context, hook) * 1000,
  });
}

function botOf(key: SessionKey, target: Target) {
  return {
    id: key.botId,
    name: target.bot.botName,
    aliasId: key.botAliasId,
    aliasName: target.alias.botAliasName,
    localeId: key.localeId,
    version: target.bot.botVersion,
  };
}

/** A dialog that goes in a circle is the bot's fault, and is named to the client as such. */
function naming(work: () => Step): Step {
  try {
    return work();
  } catch (error) {
    if (error instanceof DialogError) throw dependencyFailed(error.message);
    throw error;
  }
}

function noFunction(key: SessionKey) {
  return dependencyFailed(
    `Invalid Bot Configuration: No Lambda function is configured for alias ${key.botAliasId} and locale ${key.localeId}.`,
    'the bot has a code hook enabled; set codeHookSpecification of the alias.',
  );
}
