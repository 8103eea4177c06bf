import { buildEvent } from '../code-hook/build-event.ts';
import { callHook, type HookRecord } from '../code-hook/call-hook.ts';
import { timeoutSecondsOf } from '../dialog/hooks.ts';
import type { DialogContext, Step, Understanding } from '../dialog/turn.ts';
import { dependencyFailed } from '../errors.ts';
import { rankEntries } from '../interpretations.ts';
import type { SessionKey } from '../session/stored-session.ts';
import type { LexDeps } from './deps.ts';
import { aliasArn, type Target } from './find-bot.ts';
import type { TurnRequest } from './turn-request.ts';

/** What a turn knows when it calls a hook. */
export interface HookScope {
  readonly request: Pick<TurnRequest, 'key' | 'region' | 'responseContentType'>;
  readonly target: Target;
  readonly context: DialogContext;
  readonly understood: Understanding;
}

/**
 * Calls the function of the alias and locale with the event of a code hook.
 * Rejects with DependencyFailedException if the alias has no function for the locale.
 */
export async function invokeHook(
  deps: Pick<LexDeps, 'hooks' | 'hookTimeoutMs' | 'timers'>,
  { request, target, context, understood }: HookScope,
  step: Extract<Step, { kind: 'invokeHook' }>,
): Promise<HookRecord> {
  const { key, responseContentType } = request;
  if (target.lambdaArn === undefined) throw noFunction(key);
  const { turn, hook, proposed } = step;
  const { locale, now } = context;
  const entries = rankEntries(locale, understood.ranked, turn.session.intent);
  const { sessionId } = key;
  const bot = botOf(key, target);
  return callHook(deps, {
    lambdaArn: target.lambdaArn,
    aliasArn: aliasArn(request.region, key),
    event: buildEvent({ bot, sessionId, responseContentType, turn, hook, proposed, entries, now }),
    locale,
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

function noFunction(key: SessionKey) {
  return dependencyFailed(
    `Invalid Bot Configuration: No Lambda function is configured for alias ${key.botAliasId} and locale ${key.localeId}.`,
    'the bot has a code hook enabled; set codeHookSpecification of the alias.',
  );
}
