import { validationFailed } from '../../errors.ts';
import type { SessionKey } from '../../session/stored-session.ts';
import type { Constraints } from './constraints.ts';

export interface RequestIds {
  readonly botId?: string | undefined;
  readonly botAliasId?: string | undefined;
  readonly localeId?: string | undefined;
  readonly sessionId?: string | undefined;
}

/** Checks the four ids in the path of every operation against the API's bounds. */
export function checkIds(constraints: Constraints, ids: RequestIds): void {
  constraints.length('botId', ids.botId, 10, 10);
  constraints.pattern('botId', ids.botId, /^[0-9a-zA-Z]+$/);
  constraints.length('botAliasId', ids.botAliasId, 1, 100);
  constraints.pattern('botAliasId', ids.botAliasId, /^[0-9a-zA-Z_-]*$/);
  constraints.length('localeId', ids.localeId, 1, 20);
  constraints.pattern('localeId', ids.localeId, /^[0-9a-zA-Z_]*$/);
  constraints.length('sessionId', ids.sessionId, 2, 100);
  constraints.pattern('sessionId', ids.sessionId, /^[0-9a-zA-Z._:-]+$/);
}

/** Returns the ids. Throws ValidationException if any constraint is broken. */
export function requireValid(constraints: Constraints, ids: RequestIds): SessionKey {
  if (constraints.violations.length > 0) throw validationFailed(constraints.violations);
  const { botId = '', botAliasId = '', localeId = '', sessionId = '' } = ids;
  return { botId, botAliasId, localeId, sessionId };
}
