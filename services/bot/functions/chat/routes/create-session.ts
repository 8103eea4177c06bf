import type { OpenedSession } from '../../../chat-page/chat-api.ts';
import { newSessionId } from '../../../helpdesk/conversations/session-id.ts';
import { expiresAt } from '../../../helpdesk/conversations/session-rules.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import { readJsonBody, refuseUnknown } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import { addressKey, SESSIONS_PER_ADDRESS } from '../rate/limits.ts';
import type { ChatDeps } from './deps.ts';
import { greeting } from './greeting.ts';

type CreateSessionDeps = Pick<
  ChatDeps,
  'brand' | 'conversations' | 'limiter' | 'localeId' | 'networks' | 'notice' | 'now' | 'randomBytes'
>;

/** `POST /api/sessions` `{locale?}`: 201 with a new session's id, when it ends if nothing is said, and the greeting. */
export async function createSession(
  deps: CreateSessionDeps,
  request: ChatRequest,
): Promise<ChatResponse> {
  const body = readJsonBody(request);
  refuseUnknown(body, ['locale']);
  checkLocale(body.locale, deps.localeId);
  const network = addressKey(request.sourceIp);
  await deps.limiter.admit(SESSIONS_PER_ADDRESS, network);

  const messages = greeting(deps.brand.greeting, await deps.notice());
  const sessionId = newSessionId(deps.randomBytes);
  const at = deps.now().toISOString();
  const record: TurnRecord = { v: 1, turn: 0, state: 'done', at, messages, sent: [] };
  await deps.networks.note(sessionId, network);
  const created = await deps.conversations.create(sessionId, record);
  if (created === undefined) throw new Error('The new session id is already in use');
  const opened = { sessionId, expiresAt: expiresAt(record).toISOString(), at, messages };
  return json(201, opened satisfies OpenedSession);
}

function checkLocale(locale: unknown, known: string): void {
  if (locale === undefined || locale === known) return;
  throw new Problem(
    400,
    'Unknown locale',
    `This bot speaks ${known}; leave "locale" out or send that.`,
  );
}
