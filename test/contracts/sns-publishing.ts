import { PublishBatchCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { withTopics } from './sns-context.ts';
import type { ContractTarget } from './target.ts';

const RAW = { RawMessageDelivery: 'true' };
const text = (StringValue: string) => ({ DataType: 'String', StringValue });

export function describePublishing(target: () => ContractTarget): void {
  describe('publishing', () => {
    const context = withTopics(target);

    it("reaches a queue in SNS's own JSON", async () => {
      const { newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const { next } = await subscribe(TopicArn);

      const MessageId = await publish(TopicArn, 'Hello é 🎓', {
        Subject: 'Greeting',
        MessageAttributes: { queue: text('accounts') },
      });

      const body = JSON.parse((await next())?.Body ?? '');
      expect(body).toMatchObject({
        Type: 'Notification',
        MessageId,
        TopicArn,
        Subject: 'Greeting',
        Message: 'Hello é 🎓',
        SignatureVersion: '1',
        Signature: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
        SigningCertURL: expect.stringMatching(/^https?:.*\.pem$/),
        UnsubscribeURL: expect.stringMatching(/^https?:/),
        MessageAttributes: { queue: { Type: 'String', Value: 'accounts' } },
      });
      expect(new Date(body.Timestamp).toISOString()).toBe(body.Timestamp);
    });

    it('reaches a queue that wants it raw with its attributes', async () => {
      const { newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const { next } = await subscribe(TopicArn, RAW);
      const MessageAttributes = {
        n: { DataType: 'Number', StringValue: '5' },
        photo: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 3]) },
      };

      await publish(TopicArn, 'Hello', { MessageAttributes });

      expect(await next()).toMatchObject({ Body: 'Hello', MessageAttributes });
    });

    it('gives queues what is meant for them when the message has a structure', async () => {
      const { newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const raw = await subscribe(TopicArn, RAW);
      const wrapped = await subscribe(TopicArn);

      await publish(TopicArn, JSON.stringify({ default: 'for all', sqs: '{"for":"queues"}' }), {
        MessageStructure: 'json',
        Subject: 'New ticket',
      });

      expect((await raw.next())?.Body).toBe('{"for":"queues"}');
      expect(JSON.parse((await wrapped.next())?.Body ?? '')).toMatchObject({
        Subject: 'New ticket',
        Message: '{"for":"queues"}',
      });
    });

    it('gives queues the default where nothing is meant for them', async () => {
      const { newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const { next } = await subscribe(TopicArn, RAW);

      await publish(TopicArn, JSON.stringify({ default: 'for all', http: 'for pages' }), {
        MessageStructure: 'json',
      });

      expect((await next())?.Body).toBe('for all');
    });

    it.each([
      { name: 'a value', rule: ['accounts'], passes: 'accounts', not: 'video' },
      { name: 'a prefix', rule: [{ prefix: 'learn' }], passes: 'learning-tools', not: 'video' },
      {
        name: 'anything but a value',
        rule: [{ 'anything-but': ['video'] }],
        passes: 'x',
        not: 'video',
      },
      { name: 'an attribute at all', rule: [{ exists: true }], passes: 'x', not: undefined },
    ])('passes a filter policy that asks for $name', async ({ rule, passes, not }) => {
      const { newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const FilterPolicy = JSON.stringify({ queue: rule });
      const { next } = await subscribe(TopicArn, { ...RAW, FilterPolicy });
      const about = (value: string | undefined) =>
        value === undefined ? {} : { MessageAttributes: { queue: text(value) } };

      await publish(TopicArn, 'no', about(not));
      await publish(TopicArn, 'yes', about(passes));

      expect((await next())?.Body).toBe('yes');
      expect(await next(0)).toBeUndefined();
    });

    it('passes a filter policy over numbers', async () => {
      const { newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const FilterPolicy = JSON.stringify({ n: [{ numeric: ['>', 4, '<=', 5] }] });
      const { next } = await subscribe(TopicArn, { ...RAW, FilterPolicy });
      const n = (StringValue: string) => ({
        MessageAttributes: { n: { DataType: 'Number', StringValue } },
      });

      await publish(TopicArn, 'four', n('4'));
      await publish(TopicArn, 'five', n('5.0'));

      expect((await next())?.Body).toBe('five');
      expect(await next(0)).toBeUndefined();
    });

    it('takes each entry of a batch that is in order', async () => {
      const { sns, newTopic, subscribe } = context();
      const TopicArn = await newTopic();
      const { next } = await subscribe(TopicArn, RAW);

      const result = await sns.send(
        new PublishBatchCommand({
          TopicArn,
          PublishBatchRequestEntries: [
            { Id: 'a', Message: 'one' },
            { Id: 'b', Message: 'two', Subject: 'with\nline break' },
          ],
        }),
      );

      expect(result.Successful?.map(({ Id }) => Id)).toStrictEqual(['a']);
      expect(result.Failed).toMatchObject([
        { Id: 'b', Code: 'InvalidParameter', SenderFault: true },
      ]);
      expect((await next())?.Body).toBe('one');
      expect(await next(0)).toBeUndefined();
    });

    it.each([
      ['an empty message', { Message: '' }, 'Empty message'],
      ['a message of 256 KiB and a byte', { Message: 'x'.repeat(262_145) }, 'Message too long'],
      ['a subject with a line break', { Message: 'x', Subject: 'a\nb' }, 'Subject'],
      ['a subject of 101 characters', { Message: 'x', Subject: 'a'.repeat(101) }, 'Subject'],
      [
        'a structure that is no JSON',
        { Message: 'x', MessageStructure: 'json' },
        'Message Structure - JSON message body failed to parse',
      ],
      [
        'a structure without default',
        { Message: '{"sqs":"x"}', MessageStructure: 'json' },
        'Message Structure - No default entry in JSON message body',
      ],
    ])('refuses %s', async (_name, { Message, ...more }, why) => {
      const { newTopic, publish } = context();

      await expect(publish(await newTopic(), Message, more)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: `Invalid parameter: ${why}`,
      });
    });

    it('refuses an attribute that is no number', async () => {
      const { newTopic, publish } = context();
      const MessageAttributes = { n: { DataType: 'Number', StringValue: 'five' } };

      await expect(publish(await newTopic(), 'x', { MessageAttributes })).rejects.toMatchObject({
        message: "Invalid parameter: Could not cast message attribute 'n' value to number.",
      });
    });
  });
}
