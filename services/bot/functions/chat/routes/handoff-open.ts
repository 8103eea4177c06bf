import { randomUUID } from 'node:crypto';
import type { OpenedHandoff } from '../../../chat-page/handoff-api.ts';
import {
  conversationHash,
  conversationPrefix,
} from '../../../helpdesk/conversations/conversation-key.ts';
import type { StoredTurn } from '../../../helpdesk/conversations/conversation-store.ts';
import { briefingOf } from '../../../helpdesk/handoff/briefing.ts';
import { claimHandoff, keepFailed, keepStarted } from '../../../helpdesk/handoff/claim-handoff.ts';
import type { StartedHandoff } from '../../../helpdesk/handoff/handoff.ts';
import { staffHoursLine } from '../../../helpdesk/hours/hours-wording.ts';
import { openingAt } from '../../../helpdesk/hours/opening.ts';
import { readJsonBody, refuseUnknown } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import { addressKey, HANDOFFS_PER_ADDRESS, HANDOFFS_PER_SESSION } from '../rate/limits.ts';
import type { ChatDeps } from './deps.ts';
import type { HandoffDesk } from './handoff-desk.ts';
import { openSession } from './open-session.ts';
import { sessionParameter, unknownSession } from './session-parameter.ts';
import { busySession, fullSession } from './turn-response.ts';

type OpenHandoffDeps = Pick<
  ChatDeps,
  'conversations' | 'events' | 'handoff' | 'hours' | 'limiter' | 'localeId' | 'now' | 'run'
>;

/** Shorter than the claim of the turn holds. */
const START_MS = 10_000;

/**
 * `POST /api/sessions/{id}/handoff`: 201 `{participantToken, participantEndpoint, waitSeconds}`, with which the page takes
 * part in a chat with a person. 409 `not-configured`, `outside-hours` or `already-open`; 502 if nobody can be called.
 */
export async function openHandoff(
  deps: OpenHandoffDeps,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  refuseUnknown(readJsonBody(request), []);
  const latest = await openSession(deps, sessionId);
  const desk = await requireStaff(deps);
  await deps.limiter.admit(HANDOFFS_PER_ADDRESS, addressKey(request.sourceIp));
  await deps.limiter.admit(HANDOFFS_PER_SESSION, sessionId);

  const claim = await claimed(deps, sessionId, latest);
  const { contactId, participantToken } = await started(deps, request, desk, sessionId, claim);
  const stored = await keepStarted(turnDeps(deps), sessionId, claim, contactId);
  // Deleted in the meantime: nobody gets the token, and Connect ends the chat.
  if (stored === undefined) throw unknownSession();
  await count(deps, request, sessionId, stored);
  const { participantEndpoint, waitSeconds } = desk;
  const opened: OpenedHandoff = { participantToken, participantEndpoint, waitSeconds };
  return json(201, opened);
}

const turnDeps = ({ conversations: store, now, run }: OpenHandoffDeps) => ({ store, now, run });

/** Throws a Problem 409 unless there are people who chat, and they are there now. */
async function requireStaff(deps: OpenHandoffDeps): Promise<HandoffDesk> {
  const { handoff, now } = deps;
  if (handoff === undefined) {
    const detail = 'Our staff do not chat. A ticket reaches them.';
    throw new Problem(409, 'Nobody to chat with', detail, { type: 'not-configured' });
  }
  const hours = await deps.hours();
  if (openingAt(hours, now()).isOpen) return handoff;
  const detail = `${staffHoursLine(hours, now())} A ticket reaches them.`;
  throw new Problem(409, 'Outside office hours', detail, { type: 'outside-hours' });
}

async function claimed(
  deps: OpenHandoffDeps,
  sessionId: string,
  latest: StoredTurn,
): Promise<StoredTurn> {
  const claim = await claimHandoff(turnDeps(deps), sessionId, latest);
  switch (claim.outcome) {
    case 'claimed':
      return claim.claim;
    case 'busy':
      throw busySession();
    case 'full':
      throw fullSession();
    case 'alreadyOpen': {
      const detail = 'A person is called already in this chat.';
      throw new Problem(409, 'Called already', detail, { type: 'already-open' });
    }
  }
}

async function started(
  deps: OpenHandoffDeps,
  request: ChatRequest,
  { handoff }: HandoffDesk,
  sessionId: string,
  claim: StoredTurn,
): Promise<StartedHandoff> {
  try {
    const briefing = briefingOf(await deps.conversations.turns(sessionId));
    const token = `${conversationHash(sessionId)}-${claim.record.turn}`;
    const conversation = conversationPrefix(sessionId);
    return await handoff.start({ ...briefing, token, conversation }, START_MS);
  } catch (cause) {
    await keepFailed(turnDeps(deps), sessionId, claim, request.reference).catch((error) =>
      request.log.error({ err: error }, 'failed chat with a person not stored'),
    );
    const detail = 'Our staff cannot be called into this chat right now. A ticket reaches them.';
    throw new Problem(502, 'Nobody called', detail, { type: 'handoff-failed', cause });
  }
}

async function count(
  { events, localeId, now }: OpenHandoffDeps,
  { log }: ChatRequest,
  sessionId: string,
  { record: { turn } }: StoredTurn,
): Promise<void> {
  const event = {
    v: 1,
    id: randomUUID(),
    at: now().toISOString(),
    kind: 'handoff',
    conversation: conversationHash(sessionId),
    turn,
    intent: '',
    topic: '',
    locale: localeId,
  } as const;
  await events.write([event], log);
}
