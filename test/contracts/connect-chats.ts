import { ListContactFlowsCommand, StopContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, it } from 'vitest';
import {
  LOCAL_FLOW_ID,
  LOCAL_INSTANCE_ID,
  localInstanceArn,
} from '../../services/emulator/aws/connect/local-instance.ts';
import { type ConnectTarget, withChats } from './connect-context.ts';
import { errorOf } from './error-of.ts';

const InstanceId = LOCAL_INSTANCE_ID;

export function describeChats(target: () => ConnectTarget): void {
  describe('starting and stopping a chat', () => {
    const context = withChats(target);

    it('puts it into the queue with its attributes and its first message', async () => {
      const { contactId } = await context().start({
        Attributes: { summary: 'Forgot a password', topic: 'accounts' },
        InitialMessage: { ContentType: 'text/plain', Content: 'I forgot my password' },
      });

      expect(context().desk.get(contactId)).toMatchObject({
        state: 'waiting',
        customer: 'Ada Client',
        isConnected: false,
        attributes: { summary: 'Forgot a password', topic: 'accounts' },
        transcript: [{ role: 'CUSTOMER', content: 'I forgot my password' }],
      });
    });

    it('is the same chat again for the same client token', async () => {
      const ClientToken = `contract-${Math.random()}`;

      const first = await context().start({ ClientToken });
      const second = await context().start({ ClientToken });
      const other = await context().start({ ClientToken: `${ClientToken}-b` });

      expect(second).toStrictEqual(first);
      expect(other.contactId).not.toBe(first.contactId);
    });

    it('takes an id or an ARN for the instance and the flow', async () => {
      const arn = localInstanceArn(target().region);

      const { contactId } = await context().start({
        InstanceId: arn,
        ContactFlowId: `${arn}/contact-flow/${LOCAL_FLOW_ID}`,
      });

      expect(contactId).toMatch(/^[0-9a-f-]{36}$/);
    });

    it.each([
      ['another instance', { InstanceId: 'another' }, 'ResourceNotFoundException', 404],
      ['another flow', { ContactFlowId: 'another' }, 'ResourceNotFoundException', 404],
      [
        'attributes over 32 KB',
        { Attributes: { summary: 'x'.repeat(32 * 1024 - 6) } },
        'InvalidRequestException',
        400,
      ],
      [
        'an attribute with a space in its name',
        { Attributes: { 'a b': '1' } },
        'InvalidParameterException',
        400,
      ],
      [
        'no display name',
        { ParticipantDetails: { DisplayName: '' } },
        'InvalidParameterException',
        400,
      ],
      ['a chat of 59 minutes', { ChatDurationInMinutes: 59 }, 'InvalidParameterException', 400],
      ['a chat of 8 days', { ChatDurationInMinutes: 11_520 }, 'InvalidParameterException', 400],
      [
        'types without text/plain',
        { SupportedMessagingContentTypes: ['text/markdown'] },
        'InvalidParameterException',
        400,
      ],
      [
        'a first message of 1,025 characters',
        { InitialMessage: { ContentType: 'text/plain', Content: 'x'.repeat(1025) } },
        'InvalidRequestException',
        400,
      ],
      ['a chat related to another', { RelatedContactId: 'one' }, 'NotImplemented', 501],
    ])('refuses %s', async (_what, more, name, status) => {
      const refused = await errorOf(context().start(more));

      expect(refused).toStrictEqual({ name, status });
    });

    it('accepts attributes of exactly 32 KB', async () => {
      const summary = 'x'.repeat(32 * 1024 - 'summary'.length);

      const { contactId } = await context().start({ Attributes: { summary } });

      expect(context().desk.get(contactId)?.attributes.summary).toBe(summary);
    });

    it('ends it for everybody when it is stopped', async () => {
      const { connect, join, listen, desk } = context();
      const customer = await join();
      const socket = await listen(customer);

      await connect.send(new StopContactCommand({ InstanceId, ContactId: customer.contactId }));

      expect(await socket.hearsOf('chat.ended')).toMatchObject({ Type: 'EVENT' });
      expect(desk.get(customer.contactId)?.state).toBe('ended');
    });

    it('can not be stopped twice, nor be stopped if there is none', async () => {
      const { connect, start } = context();
      const { contactId: ContactId } = await start();
      await connect.send(new StopContactCommand({ InstanceId, ContactId }));

      const again = connect.send(new StopContactCommand({ InstanceId, ContactId }));
      const none = connect.send(new StopContactCommand({ InstanceId, ContactId: 'none' }));

      const expected = { name: 'ContactNotFoundException', status: 410 };
      expect(await errorOf(again)).toStrictEqual(expected);
      expect(await errorOf(none)).toStrictEqual(expected);
    });

    it('is all there is: another operation is named and refused', async () => {
      const call = context().connect.send(new ListContactFlowsCommand({ InstanceId }));

      expect(await errorOf(call)).toStrictEqual({ name: 'NotImplemented', status: 501 });
      await expect(call).rejects.toThrow(/ListContactFlows/);
    });
  });
}
