import { describe, expect, it } from 'vitest';
import type { DeskNotice } from '../../services/emulator/aws/connect/desk/agent-desk.ts';
import { type ConnectTarget, EVENT, withChats } from './connect-context.ts';

const SAM = { agentId: 'a1', displayName: 'Sam' };
const KIM = { agentId: 'a2', displayName: 'Kim' };

export function describeAgents(target: () => ConnectTarget): void {
  describe('an agent', () => {
    const context = withChats(target);

    it('joins, types, answers and leaves, and the customer is told', async () => {
      const { join, listen, desk } = context();
      const customer = await join();
      const { contactId } = customer;
      const socket = await listen(customer);

      await desk.accept(contactId, SAM);
      desk.typing(contactId, 'a1');
      const answer = await desk.say(contactId, 'a1', { content: 'How can I help?' });
      await desk.leave(contactId, 'a1');

      await socket.hearsOf('participant.left');
      const heard = socket.said();
      expect(heard.map(({ ContentType, Content }) => Content ?? ContentType)).toStrictEqual([
        `${EVENT}participant.joined`,
        `${EVENT}typing`,
        'How can I help?',
        `${EVENT}participant.left`,
      ]);
      for (const frame of heard) {
        expect(frame).toMatchObject({ ParticipantRole: 'AGENT', DisplayName: 'Sam' });
      }
      expect(heard[2]).toMatchObject({ Id: answer.id, Type: 'MESSAGE' });
      expect(desk.get(contactId)).toMatchObject({ state: 'waiting' });
    });

    it('sees the customer type, speak and leave, live', async () => {
      const { join, say, sendEvent, disconnect, desk } = context();
      const customer = await join();
      await desk.accept(customer.contactId, SAM);
      const notices: DeskNotice[] = [];
      const stop = desk.subscribe((notice) => notices.push(notice));

      await sendEvent(customer, `${EVENT}typing`);
      await say(customer, 'My password');
      await disconnect(customer);
      stop();
      await say(await join(), 'Not heard any more');

      expect(notices).toMatchObject([
        { kind: 'typing', contactId: customer.contactId, role: 'CUSTOMER' },
        { kind: 'changed', lines: [{ role: 'CUSTOMER', content: 'My password' }] },
        {
          kind: 'changed',
          contact: { contactId: customer.contactId, state: 'ended' },
          lines: [
            { contentType: `${EVENT}participant.left`, role: 'CUSTOMER' },
            { contentType: `${EVENT}chat.ended`, role: 'SYSTEM' },
          ],
        },
      ]);
    });

    it('has the chat alone: the first of two wins, and the second is told who', async () => {
      const { join, desk } = context();
      const { contactId } = await join();

      const outcomes = await Promise.allSettled([
        desk.accept(contactId, SAM),
        desk.accept(contactId, KIM),
      ]);

      expect(outcomes).toMatchObject([
        { status: 'fulfilled', value: { state: 'open', agent: SAM } },
        { status: 'rejected', reason: { problem: 'taken', message: 'Sam has taken this chat.' } },
      ]);
      const kim = desk.say(contactId, 'a2', { content: 'Hello' });
      await expect(kim).rejects.toMatchObject({ problem: 'absent' });
    });

    it('has the chat again after a reload, without joining twice', async () => {
      const { join, desk } = context();
      const { contactId } = await join();
      await desk.accept(contactId, SAM);

      const again = await desk.accept(contactId, SAM);

      const joined = again.transcript.filter(({ role }) => role === 'AGENT');
      expect(joined).toHaveLength(1);
    });

    it('sends the chat back to the queue, where another one takes it', async () => {
      const { join, listen, desk } = context();
      const customer = await join();
      const { contactId } = customer;
      const socket = await listen(customer);
      await desk.accept(contactId, SAM);

      await desk.transfer(contactId, 'a1');
      await desk.accept(contactId, KIM);

      await socket.hears(({ DisplayName }) => DisplayName === 'Kim');
      expect(
        socket.said().map(({ ContentType, DisplayName }) => [ContentType, DisplayName]),
      ).toStrictEqual([
        [`${EVENT}participant.joined`, 'Sam'],
        [`${EVENT}participant.left`, 'Sam'],
        [`${EVENT}transfer.succeeded`, undefined],
        [`${EVENT}participant.joined`, 'Kim'],
      ]);
    });

    it('says a thing once for the same token, however often the page sends it', async () => {
      const { join, desk } = context();
      const { contactId } = await join();
      await desk.accept(contactId, SAM);

      const first = await desk.say(contactId, 'a1', { content: 'Hello', clientToken: 't' });
      const again = await desk.say(contactId, 'a1', { content: 'Hello', clientToken: 't' });

      expect(again).toStrictEqual(first);
      const said = desk.get(contactId)?.transcript.filter(({ type }) => type === 'MESSAGE');
      expect(said).toHaveLength(1);
    });

    it('ends the chat for the customer', async () => {
      const { join, listen, desk } = context();
      const customer = await join();
      const socket = await listen(customer);
      await desk.accept(customer.contactId, SAM);

      await desk.end(customer.contactId, 'a1');

      await socket.hearsOf('chat.ended');
      await expect(desk.accept(customer.contactId, KIM)).rejects.toMatchObject({
        problem: 'ended',
      });
    });

    it('can not say what is too long, nor do anything in a chat that is not there', async () => {
      const { join, desk } = context();
      const { contactId } = await join();
      await desk.accept(contactId, SAM);

      const tooLong = desk.say(contactId, 'a1', { content: 'x'.repeat(1025) });
      const nowhere = desk.accept('none', SAM);
      const nameless = desk.accept(contactId, { agentId: 'a3', displayName: ' ' });

      await expect(tooLong).rejects.toMatchObject({ problem: 'invalid' });
      await expect(nowhere).rejects.toMatchObject({ problem: 'unknown' });
      await expect(nameless).rejects.toMatchObject({ problem: 'invalid' });
    });

    it('knows what the customer has got and read, and the other way round', async () => {
      const { join, say, listen, sendEvent, desk } = context();
      const customer = await join();
      const { contactId } = customer;
      const socket = await listen(customer);
      await desk.accept(contactId, SAM);
      const { id } = await desk.say(contactId, 'a1', { content: 'Read me' });
      const asked = await say(customer, 'And me');

      const Content = JSON.stringify({ messageId: id });
      await sendEvent(customer, `${EVENT}message.delivered`, Content);
      await sendEvent(customer, `${EVENT}message.read`, Content);
      await desk.markRead(contactId, 'a1', asked);

      const [line] = desk.get(contactId)?.transcript.filter((one) => one.id === id) ?? [];
      expect(line).toMatchObject({ deliveredAt: expect.any(Number), readAt: expect.any(Number) });
      const receipt = await socket.hears(
        ({ Type, MessageMetadata }) =>
          Type === 'MESSAGEMETADATA' && JSON.stringify(MessageMetadata).includes(asked),
      );
      expect(receipt).toMatchObject({
        ContentType: `${EVENT}message.read`,
        MessageMetadata: { Receipts: [{ ReadTimestamp: expect.any(String) }] },
      });
      const heard = socket.said().filter(({ Type }) => Type === 'MESSAGE');
      expect(heard).toHaveLength(2);
    });
  });
}
