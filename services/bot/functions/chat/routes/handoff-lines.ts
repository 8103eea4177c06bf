import {
  HANDOFF_SPEAKERS,
  type HandoffLine,
} from '../../../helpdesk/conversations/handoff-record.ts';
import { MAX_AT_ONCE, MAX_LINE_TEXT } from '../../../helpdesk/handoff/handoff-lines.ts';
import { keepLines } from '../../../helpdesk/handoff/keep-lines.ts';
import { readJsonList } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, noContent } from '../http/response.ts';
import { LINES_PER_SESSION } from '../rate/limits.ts';
import type { ChatDeps } from './deps.ts';
import { sessionOf } from './handoff-session.ts';
import { sessionParameter } from './session-parameter.ts';
import { busySession } from './turn-response.ts';

type HandoffLinesDeps = Pick<ChatDeps, 'conversations' | 'limiter' | 'now' | 'run'>;

/** Room for as many lines with as many characters, all escaped. */
const MAX_BYTES = 393_216;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * `POST /api/sessions/{id}/handoff/lines` `[{at, by: client|agent|system, text}]`: keeps what was said to a person, redacted.
 * 204, also for lines that came before; an empty list says that the client is still there. 409 `not-open`.
 */
export async function handoffLines(
  deps: HandoffLinesDeps,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  const lines = readLines(readJsonList(request, MAX_BYTES));
  const latest = await sessionOf(deps, sessionId, LINES_PER_SESSION);
  const { conversations: store, now, run } = deps;
  const kept = await keepLines({ store, now, run }, sessionId, latest, lines);
  switch (kept) {
    case 'kept':
      return noContent();
    case 'notOpen':
      throw notOpen();
    case 'busy':
      throw busySession();
    case 'full': {
      const detail = 'This chat has more lines than are kept.';
      throw new Problem(409, 'Too many lines', detail, { type: 'handoff-full' });
    }
  }
}

/** The Problem of a session in which no person is called. */
export function notOpen(): Problem {
  const detail = 'There is no chat with a person to go on with.';
  return new Problem(409, 'No chat with a person', detail, { type: 'not-open' });
}

function readLines(list: readonly unknown[]): HandoffLine[] {
  if (list.length > MAX_AT_ONCE) {
    const detail = `Send at most ${MAX_AT_ONCE} lines at once (got ${list.length}).`;
    throw new Problem(400, 'Too many lines', detail);
  }
  return list.map(readLine);
}

function readLine(value: unknown, index: number): HandoffLine {
  const { at, by, text } = (value ?? {}) as Partial<Record<string, unknown>>;
  const speaker = HANDOFF_SPEAKERS.find((one) => one === by);
  const time = typeof at === 'string' && TIME.test(at) ? new Date(at) : undefined;
  const isText = typeof text === 'string' && text.trim() !== '' && text.length <= MAX_LINE_TEXT;
  if (speaker === undefined || !time || Number.isNaN(time.getTime()) || !isText) {
    const detail = `Line ${index + 1} must be {at, by: ${HANDOFF_SPEAKERS.join('|')}, text of 1 to ${MAX_LINE_TEXT} characters}.`;
    throw new Problem(400, 'Invalid line', detail);
  }
  return { at: time.toISOString(), by: speaker, text };
}
