import { describe, expect, it } from 'vitest';
import { participantSources } from '../../../../../services/bot/functions/chat/http/participant-sources.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { aHandoffDesk } from '../../../../support/chat/fake-handoff.ts';

describe('what the page may connect to for a chat with a person', () => {
  it.each([
    [
      'https://participant.connect.us-west-2.amazonaws.com',
      'wss://*.transport.connect.us-west-2.amazonaws.com',
    ],
    ['http://127.0.0.1:4566', 'ws://127.0.0.1:4566'],
    ['https://aws.example.edu', 'wss://aws.example.edu'],
  ])('is the participant service and its WebSocket: %s', (endpoint, socket) => {
    expect(participantSources(endpoint)).toStrictEqual([endpoint, socket]);
  });

  it('is named in its policy only if a person can be called', async () => {
    const policyOf = async (chat: ReturnType<typeof chatFixture>) =>
      (await chat.ask({ method: 'GET', path: '/' })).headers['content-security-policy'];

    expect(await policyOf(chatFixture())).not.toContain('participant');
    expect(await policyOf(chatFixture({ handoff: aHandoffDesk() }))).toContain(
      'https://participant.example.edu wss://participant.example.edu;',
    );
  });
});
