import { createVerify, X509Certificate } from 'node:crypto';
import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SnsDoor, startSnsDoor } from '../../support/sns-door.ts';
import { startWebHook, type WebHook } from '../../support/web-hook.ts';

let door: SnsDoor;
let TopicArn: string;

beforeEach(async () => {
  door = await startSnsDoor();
  ({ TopicArn = '' } = await door.client.send(new CreateTopicCommand({ Name: 'tickets' })));
});
afterEach(() => door.close());

async function subscribedQueue(name: string, Attributes: Record<string, string> = {}) {
  const { QueueUrl } = await door.sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes: queue } = await door.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const { SubscriptionArn } = await door.client.send(
    new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queue?.QueueArn, Attributes }),
  );
  const receive = async (WaitTimeSeconds = 5) => {
    const { Messages = [] } = await door.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        WaitTimeSeconds,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  };
  return { SubscriptionArn, receive };
}

function publish(Message: string, more: object = {}) {
  return door.client.send(new PublishCommand({ TopicArn, Message, ...more }));
}

/** The check that https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html describes. */
async function isGenuine(message: Record<string, string>, fields: readonly string[]) {
  const certificate = await (await fetch(message.SigningCertURL ?? '')).text();
  const text = fields
    .filter((name) => message[name] !== undefined)
    .map((name) => `${name}\n${message[name]}\n`)
    .join('');
  const hash = message.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1';
  const verify = createVerify(hash).update(text);
  return verify.verify(
    new X509Certificate(certificate).publicKey,
    message.Signature ?? '',
    'base64',
  );
}

const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'];

describe('a queue', () => {
  it('gets the message in the JSON of SNS, with a signature that holds', async () => {
    const queue = await subscribedQueue('q');

    const { MessageId } = await publish('Hello', {
      Subject: 'Greeting',
      MessageAttributes: { queue: { DataType: 'String', StringValue: 'accounts' } },
    });

    const body = JSON.parse((await queue.receive())[0]?.Body ?? '');
    expect(body).toMatchObject({
      Type: 'Notification',
      MessageId,
      TopicArn,
      Subject: 'Greeting',
      Message: 'Hello',
      SignatureVersion: '1',
      MessageAttributes: { queue: { Type: 'String', Value: 'accounts' } },
    });
    expect(await isGenuine(body, NOTIFICATION)).toBe(true);
    expect(await isGenuine({ ...body, Message: 'Hell' }, NOTIFICATION)).toBe(false);
  });

  it('gets a signature of version 2 where the topic says so', async () => {
    const queue = await subscribedQueue('q');
    const AttributeName = 'SignatureVersion';
    await door.client.send(
      new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue: '2' }),
    );

    await publish('Hello');

    const body = JSON.parse((await queue.receive())[0]?.Body ?? '');
    expect(body.SignatureVersion).toBe('2');
    expect(await isGenuine(body, NOTIFICATION)).toBe(true);
  });

  it('gets the message alone, with its attributes, when it asked for it raw', async () => {
    const queue = await subscribedQueue('q', { RawMessageDelivery: 'true' });

    await publish('Hello', {
      MessageAttributes: { n: { DataType: 'Number', StringValue: '5' } },
    });

    expect((await queue.receive())[0]).toMatchObject({
      Body: 'Hello',
      MessageAttributes: { n: { DataType: 'Number', StringValue: '5' } },
    });
  });

  it('gets what is meant for queues when the message has a structure', async () => {
    const queue = await subscribedQueue('q', { RawMessageDelivery: 'true' });

    await publish(JSON.stringify({ default: 'for all', sqs: 'for queues' }), {
      MessageStructure: 'json',
    });

    expect((await queue.receive())[0]?.Body).toBe('for queues');
  });

  it('gets only what its filter policy lets pass', async () => {
    const policy = JSON.stringify({ queue: ['accounts', { prefix: 'learn' }] });
    const queue = await subscribedQueue('q', { RawMessageDelivery: 'true', FilterPolicy: policy });
    const about = (StringValue: string) => ({
      MessageAttributes: { queue: { DataType: 'String', StringValue } },
    });

    await publish('no', about('video-meetings'));
    await publish('no attributes');
    await publish('yes', about('learning-tools'));

    expect((await queue.receive()).map(({ Body }) => Body)).toStrictEqual(['yes']);
  });

  it('gets nothing any more when it is unsubscribed', async () => {
    const left = await subscribedQueue('left', { RawMessageDelivery: 'true' });
    const stays = await subscribedQueue('stays', { RawMessageDelivery: 'true' });
    const { SubscriptionArn } = left;
    await door.client.send(new UnsubscribeCommand({ SubscriptionArn }));

    await publish('Hello');

    expect(await stays.receive()).toHaveLength(1);
    expect(await left.receive(0)).toStrictEqual([]);
  });

  it('gets each entry of a batch that is in order', async () => {
    const queue = await subscribedQueue('q', { RawMessageDelivery: 'true' });

    const result = await door.client.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: [
          { Id: 'a', Message: 'one' },
          { Id: 'b', Message: 'two', Subject: 'with\nline break' },
        ],
      }),
    );

    expect(result.Successful?.map(({ Id }) => Id)).toStrictEqual(['a']);
    expect(result.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }]);
    expect((await queue.receive()).map(({ Body }) => Body)).toStrictEqual(['one']);
  });
});

describe('a web page', () => {
  let hook: WebHook;

  beforeEach(async () => {
    hook = await startWebHook();
  });
  afterEach(() => hook.close());

  async function subscribe() {
    const { SubscriptionArn } = await door.client.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'http',
        Endpoint: hook.url,
        ReturnSubscriptionArn: true,
      }),
    );
    const confirmation = await hook.next();
    return { SubscriptionArn, confirmation, message: JSON.parse(confirmation.body) };
  }

  it('is asked first, and subscribed once it follows the link', async () => {
    const { SubscriptionArn, confirmation, message } = await subscribe();
    const before = await door.client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));

    const { status } = await fetch(message.SubscribeURL);
    const { Attributes } = await door.client.send(
      new GetSubscriptionAttributesCommand({ SubscriptionArn }),
    );

    expect(confirmation.headers).toMatchObject({
      'x-amz-sns-message-type': 'SubscriptionConfirmation',
      'x-amz-sns-topic-arn': TopicArn,
      'content-type': 'text/plain; charset=UTF-8',
    });
    const fields = [
      'Message',
      'MessageId',
      'SubscribeURL',
      'Timestamp',
      'Token',
      'TopicArn',
      'Type',
    ];
    expect(await isGenuine(message, fields)).toBe(true);
    expect(before.Subscriptions?.[0]?.SubscriptionArn).toBe('PendingConfirmation');
    expect(status).toBe(200);
    expect(Attributes).toMatchObject({
      PendingConfirmation: 'false',
      ConfirmationWasAuthenticated: 'false',
    });
  });

  it('gets notifications once the token was confirmed, and none before', async () => {
    const { message } = await subscribe();
    await publish('too early');
    await door.client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: message.Token }));

    await publish('Hello');

    const call = await hook.next();
    expect(call.headers['x-amz-sns-message-type']).toBe('Notification');
    expect(JSON.parse(call.body)).toMatchObject({ Type: 'Notification', Message: 'Hello' });
    const { status } = await fetch(JSON.parse(call.body).UnsubscribeURL);
    const { Subscriptions } = await door.client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn }),
    );
    expect(status).toBe(200);
    expect(Subscriptions ?? []).toStrictEqual([]);
  });

  it('is confirmed by no other token', async () => {
    await subscribe();

    await expect(
      door.client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: 'guess' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('gets the message alone when it asked for it raw', async () => {
    const { SubscriptionArn, message } = await subscribe();
    await door.client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: message.Token }));
    const AttributeName = 'RawMessageDelivery';
    await door.client.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn,
        AttributeName,
        AttributeValue: 'true',
      }),
    );

    await publish('Hello');

    const call = await hook.next();
    expect(call.body).toBe('Hello');
    expect(call.headers['x-amz-sns-rawdelivery']).toBe('true');
  });
});

describe('an address', () => {
  it('is asked by mail first, then gets messages as mail', async () => {
    await door.client.send(
      new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'staff@example.edu' }),
    );
    await vi.waitFor(() => expect(door.mailBox.count()).toBe(1));
    const asked = await door.mailBox.read(door.mailBox.list()[0]?.messageId ?? '');
    const link = /http:\S+\/confirm\S+/.exec((await PostalMime.parse(asked?.raw ?? '')).text ?? '');
    await fetch(link?.[0] ?? '');

    await publish(JSON.stringify({ default: 'all', email: 'for people' }), {
      Subject: 'New ticket',
      MessageStructure: 'json',
    });

    await vi.waitFor(() => expect(door.mailBox.count()).toBe(2));
    const record = door.mailBox.list()[0];
    const mail = await PostalMime.parse(
      (await door.mailBox.read(record?.messageId ?? ''))?.raw ?? '',
    );
    expect(record).toMatchObject({ sentBy: 'sns', destinations: ['staff@example.edu'] });
    expect(mail.subject).toBe('New ticket');
    expect(mail.text).toMatch(/^for people\n/);
  });
});

describe('Publish', () => {
  it.each([
    ['an empty message', { Message: '' }, 'Invalid parameter: Empty message'],
    [
      'a message of 256 KiB and a byte',
      { Message: 'x'.repeat(262_145) },
      'Invalid parameter: Message too long',
    ],
    [
      'a subject with a line break',
      { Message: 'x', Subject: 'a\nb' },
      'Invalid parameter: Subject',
    ],
    [
      'a subject of 101 characters',
      { Message: 'x', Subject: 'a'.repeat(101) },
      'Invalid parameter: Subject',
    ],
    [
      'a structure that is no JSON',
      { Message: 'x', MessageStructure: 'json' },
      'Invalid parameter: Message Structure - JSON message body failed to parse',
    ],
    [
      'a structure without default',
      { Message: '{"sqs":"x"}', MessageStructure: 'json' },
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
  ])('refuses %s', async (_name, input, message) => {
    const sent = door.client.send(new PublishCommand({ TopicArn, ...input }));

    await expect(sent).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  });

  it('refuses an attribute that is no number', async () => {
    const MessageAttributes = { n: { DataType: 'Number', StringValue: 'five' } };

    await expect(publish('x', { MessageAttributes })).rejects.toMatchObject({
      message: "Invalid parameter: Could not cast message attribute 'n' value to number.",
    });
  });
});

describe('Subscribe', () => {
  it.each([
    ['http', 'https://example.edu/x', 'Endpoint must match the specified protocol'],
    ['sqs', 'http://example.edu/queue', 'SQS endpoint ARN'],
    ['email', 'nobody', 'Email address'],
    ['pigeon', 'x', 'Amazon SNS does not support this protocol string: pigeon'],
  ])('refuses %s to %s', async (Protocol, Endpoint, why) => {
    await expect(
      door.client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint })),
    ).rejects.toMatchObject({ message: `Invalid parameter: ${why}` });
  });

  it('gives the same subscription for the same endpoint', async () => {
    const first = await subscribedQueue('q');
    const second = await subscribedQueue('q');

    expect(second.SubscriptionArn).toBe(first.SubscriptionArn);
  });
});
