/// <reference lib="dom" />
import type { HandoffLine, OpenedHandoff } from '../handoff-api.ts';
import { Handoff, type HandoffDeps } from './handoff.ts';
import { HandoffClient } from './handoff-client.ts';
import { HandoffMemory } from './handoff-memory.ts';
import type { HandoffModule, HandoffOptions, RunningHandoff } from './handoff-view.ts';
import { ParticipantChat, type ParticipantEvents } from './participant-chat.ts';
import { ParticipantClient } from './participant-client.ts';
import { realAfter } from './timers.ts';

/** Calls a person into a chat. */
export function callPerson(options: HandoffOptions): RunningHandoff {
  const handoff = new Handoff(depsOf(options));
  void handoff.call();
  return handoff;
}

/** Goes on with a chat in which a person was called before the page was loaded. */
export function resumeHandoff(
  options: HandoffOptions,
  lines: readonly HandoffLine[],
): RunningHandoff {
  const handoff = new Handoff(depsOf(options));
  handoff.resume(lines);
  return handoff;
}

({ callPerson, resumeHandoff }) satisfies HandoffModule;

function depsOf({ api, sessionId, view }: HandoffOptions): HandoffDeps {
  const fetchHere: typeof fetch = (...call) => fetch(...call);
  return {
    sessionId,
    view,
    client: new HandoffClient(api, sessionId, fetchHere),
    memory: new HandoffMemory(() => sessionStorage),
    after: realAfter,
    participate: (opened, events) => participate(opened, events, fetchHere),
    newId,
    now: () => Date.now(),
  };
}

function participate(
  { participantEndpoint, participantToken }: OpenedHandoff,
  events: ParticipantEvents,
  fetchFunction: typeof fetch,
): ParticipantChat {
  return new ParticipantChat({
    client: new ParticipantClient(participantEndpoint, fetchFunction),
    participantToken,
    events,
    after: realAfter,
    openSocket: (url) => new WebSocket(url),
    now: () => Date.now(),
  });
}

/** Returns a UUID. `crypto.randomUUID` is missing if the page was served without TLS. */
function newId(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
