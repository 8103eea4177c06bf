import {
  CreateParticipantConnectionCommand,
  GetAttachmentCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { describe, expect, it } from 'vitest';
import { type ConnectTarget, EVENT, withChats } from './connect-context.ts';
import { errorOf } from './error-of.ts';

const DENIED = { name: 'AccessDeniedException', status: 403 };
const INVALID = { name: 'ValidationException', status: 400 };

export function describeParticipants(target: () => ConnectTarget): void {
  describe('a participant', () => {
    const context = withChats(target);

    it('joins once, however often it connects', async () => {
      const { join, start, transcript } = context();
      const chat = await start();
      await join(chat);
      const customer = await join(chat);

      const joined = (await transcript(customer)).filter(
        ({ ContentType }) => ContentType === `${EVENT}participant.joined`,
      );

      expect(joined).toMatchObject([
        { Type: 'EVENT', ParticipantRole: 'CUSTOMER', DisplayName: 'Ada Client' },
      ]);
    });

    it('may ask for credentials alone, or only say that it is there', async () => {
      const { participant, start } = context();
      const { participantToken: ParticipantToken } = await start();

      const credentials = await participant.send(
        new CreateParticipantConnectionCommand({
          ParticipantToken,
          Type: ['CONNECTION_CREDENTIALS'],
        }),
      );
      const there = await participant.send(
        new CreateParticipantConnectionCommand({ ParticipantToken, ConnectParticipant: true }),
      );

      expect(credentials.ConnectionCredentials?.ConnectionToken).not.toBe('');
      expect(credentials.Websocket).toBeUndefined();
      expect(there).toMatchObject({ $metadata: { httpStatusCode: 200 } });
    });

    it('says something with an id and a time, once for the same client token', async () => {
      const { join, say, transcript } = context();
      const customer = await join();

      const first = await say(customer, 'Is anybody there?', 'one');
      const again = await say(customer, 'Is anybody there?', 'one');

      expect(again).toBe(first);
      const said = (await transcript(customer)).filter(({ Type }) => Type === 'MESSAGE');
      expect(said).toMatchObject([
        { Id: first, Content: 'Is anybody there?', ParticipantId: customer.participantId },
      ]);
    });

    it.each([
      ['a message of 1,025 characters', { Content: 'x'.repeat(1025) }],
      ['an empty message', { Content: '' }],
      ['markdown that the chat did not ask for', { ContentType: 'text/markdown' }],
      ['a client token of 501 characters', { ClientToken: 'x'.repeat(501) }],
    ])('can not send %s', async (_what, more) => {
      const { join, participant } = context();
      const { connectionToken: ConnectionToken } = await join();
      const input = { ContentType: 'text/plain', Content: 'Hello', ConnectionToken, ...more };

      const refused = await errorOf(participant.send(new SendMessageCommand(input)));

      expect(refused).toStrictEqual(INVALID);
    });

    it('sends 1,024 characters, and markdown in a chat that supports it', async () => {
      const { join, start, say, participant, transcript } = context();
      const types = ['text/plain', 'text/markdown'];
      const customer = await join(await start({ SupportedMessagingContentTypes: types }));

      await say(customer, 'x'.repeat(1024));
      await participant.send(
        new SendMessageCommand({
          ContentType: 'text/markdown',
          Content: '**Now**',
          ConnectionToken: customer.connectionToken,
        }),
      );

      const last = (await transcript(customer)).at(-1);
      expect(last).toMatchObject({ ContentType: 'text/markdown', Content: '**Now**' });
    });

    it.each([
      ['made up', () => 'made-up'],
      ['with another signature', (token: string) => `${token.split('.')[0]}.AAAA`],
      ['of another kind', (_: string, connection: string) => connection],
    ])('is refused with a token that is %s', async (_what, forge) => {
      const { join, participant } = context();
      const { participantToken, connectionToken } = await join();
      const ParticipantToken = forge(participantToken, connectionToken);

      const refused = await errorOf(
        participant.send(
          new CreateParticipantConnectionCommand({ Type: ['WEBSOCKET'], ParticipantToken }),
        ),
      );

      expect(refused).toStrictEqual(DENIED);
    });

    it('is refused without any token', async () => {
      const { participant } = context();
      const call = participant.send(
        new SendMessageCommand({
          ContentType: 'text/plain',
          Content: 'Hello',
          ConnectionToken: undefined,
        }),
      );

      expect(await errorOf(call)).toStrictEqual(DENIED);
    });

    it('leaves, which ends the chat and all it may do, but not what it may read', async () => {
      const { join, say, disconnect, transcript } = context();
      const customer = await join();
      await disconnect(customer);

      expect(await errorOf(say(customer, 'Hello?'))).toStrictEqual(DENIED);
      expect(await errorOf(join(customer))).toStrictEqual(DENIED);
      expect(await errorOf(disconnect(customer))).toStrictEqual(DENIED);
      const events = (await transcript(customer)).map(({ ContentType }) => ContentType);
      expect(events).toStrictEqual([
        `${EVENT}participant.joined`,
        `${EVENT}participant.left`,
        `${EVENT}chat.ended`,
      ]);
    });

    it('can not do what is not supported', async () => {
      const { join, participant } = context();
      const { participantToken: ParticipantToken, connectionToken: ConnectionToken } = await join();

      const attachment = participant.send(
        new GetAttachmentCommand({ AttachmentId: 'one', ConnectionToken }),
      );
      const call = participant.send(
        new CreateParticipantConnectionCommand({ Type: ['WEBRTC_CONNECTION'], ParticipantToken }),
      );

      const expected = { name: 'NotImplemented', status: 501 };
      expect(await errorOf(attachment)).toStrictEqual(expected);
      expect(await errorOf(call)).toStrictEqual(expected);
    });
  });
}
