import { describe, expect, it } from 'vitest';
import { ChatSocket } from '../support/chat-socket.ts';
import { type ConnectTarget, EVENT, withChats } from './connect-context.ts';

export function describeSockets(target: () => ConnectTarget): void {
  describe('a WebSocket', () => {
    const context = withChats(target);

    it('answers a subscription, a heartbeat and a ping', async () => {
      const socket = await ChatSocket.open((await context().join()).socketUrl);
      socket.send({ topic: 'aws/heartbeat' });
      socket.send({ topic: 'aws/ping' });

      expect(await socket.subscribe()).toStrictEqual({
        topic: 'aws/subscribe',
        content: { status: 'success', topics: ['aws/chat'] },
      });
      expect(await socket.reply('aws/heartbeat')).toStrictEqual({ topic: 'aws/heartbeat' });
      expect(await socket.reply('aws/ping')).toMatchObject({ statusCode: 200 });
      socket.cutOff();
    });

    it('fails the subscription to another topic, and tells nothing', async () => {
      const { join, say, listen } = context();
      const customer = await join();
      const deaf = await ChatSocket.open(customer.socketUrl);
      deaf.send({ topic: 'aws/subscribe', content: { topics: ['aws/other'] } });
      const listening = await listen(customer);

      expect(await deaf.reply('aws/subscribe')).toMatchObject({ content: { status: 'failure' } });
      await say(customer, 'Hello');
      await listening.hears(({ Content }) => Content === 'Hello');
      expect(deaf.said()).toStrictEqual([]);
      deaf.cutOff();
    });

    it('tells every connection of the customer what was said, in the envelope of Connect', async () => {
      const { join, listen, say } = context();
      const customer = await join();
      const sockets = [await listen(customer), await listen(customer)];

      const Id = await say(customer, 'Hello');

      for (const socket of sockets) {
        expect(await socket.hears(({ Type }) => Type === 'MESSAGE')).toMatchObject({
          Id,
          Content: 'Hello',
          ContentType: 'text/plain',
          ParticipantRole: 'CUSTOMER',
          DisplayName: 'Ada Client',
          ContactId: customer.contactId,
          InitialContactId: customer.contactId,
          AbsoluteTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        });
      }
    });

    it('tells a customer nothing of another chat', async () => {
      const { join, listen, say } = context();
      const [one, other] = [await join(), await join()];
      const [ofOne, ofOther] = [await listen(one), await listen(other)];

      await say(one, 'Private');
      await say(other, 'Public');

      await ofOne.hears(({ Content }) => Content === 'Private');
      await ofOther.hears(({ Content }) => Content === 'Public');
      expect(ofOther.said().map(({ Content }) => Content)).not.toContain('Private');
    });

    it('finds what it has missed in the transcript', async () => {
      const { join, listen, say, desk, transcript } = context();
      const customer = await join();
      const first = await listen(customer);
      const seen = await say(customer, 'I go into a tunnel');
      await first.hears(({ Id }) => Id === seen);
      first.cutOff();
      await desk.accept(customer.contactId, { agentId: 'a1', displayName: 'Sam' });
      await desk.say(customer.contactId, 'a1', { content: 'Still there?' });

      const back = await listen(await join(customer));
      const missed = await transcript(customer, {
        ScanDirection: 'FORWARD',
        StartPosition: { Id: seen },
      });
      await desk.say(customer.contactId, 'a1', { content: 'Welcome back' });

      expect(missed.map(({ Content, ContentType }) => Content ?? ContentType)).toStrictEqual([
        'I go into a tunnel',
        `${EVENT}participant.joined`,
        'Still there?',
      ]);
      await back.hears(({ Content }) => Content === 'Welcome back');
    });

    it('is closed for what is not understood, or is too long', async () => {
      const { join } = context();
      const frames = ['no json', '{"topic":"aws/other"}', '{"topic":"aws/subscribe"}'];
      for (const frame of frames) {
        const socket = await ChatSocket.open((await join()).socketUrl);
        socket.send(frame);
        expect(await socket.closed()).toMatchObject({ code: 1008 });
      }
      const socket = await ChatSocket.open((await join()).socketUrl);
      socket.send('x'.repeat(5000));
      expect(await socket.closed()).toMatchObject({ code: 1009 });
    });

    it('is not opened for a wrong address, or after the end of the chat', async () => {
      const { join, disconnect } = context();
      const customer = await join();
      const wrong = ChatSocket.open(customer.socketUrl.slice(0, -3));
      await expect(wrong).rejects.toThrow('403');

      await disconnect(customer);

      await expect(ChatSocket.open(customer.socketUrl)).rejects.toThrow('403');
    });

    it('takes the place of the oldest of five', async () => {
      const { join, listen, say } = context();
      const customer = await join();
      const sockets = [];
      for (let n = 0; n < 6; n++) sockets.push(await listen(customer));

      expect(await sockets[0]?.closed()).toMatchObject({ code: 1000 });
      await say(customer, 'Hello');
      await sockets[5]?.hears(({ Content }) => Content === 'Hello');
      await sockets[1]?.hears(({ Content }) => Content === 'Hello');
    });
  });
}
