import { describe } from 'vitest';
import { describeAgents } from './connect-agents.ts';
import { describeChats } from './connect-chats.ts';
import type { ConnectTarget } from './connect-context.ts';
import { describeParticipants } from './connect-participants.ts';
import { describeSockets } from './connect-sockets.ts';
import { describeTranscripts } from './connect-transcripts.ts';

/** Describes the behavior of Connect chat for the stock clients. `target` is called when the tests run. */
export function describeConnect(name: string, target: () => ConnectTarget): void {
  describe(`Connect on ${name}`, () => {
    describeChats(target);
    describeParticipants(target);
    describeTranscripts(target);
    describeSockets(target);
    describeAgents(target);
  });
}
