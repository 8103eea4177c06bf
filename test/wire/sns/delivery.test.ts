import { createVerify, X509Certificate } from 'node:crypto';
import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { type SnsServer, startSnsServer } from '../../support/sns-server.ts';
import { startWebHook, type WebHook } from '../../support/web-hook.ts';

let server: SnsServer;
let TopicArn: string;

beforeEach(async () => {
  server = await startSnsServer();
  ({ TopicArn = '' } = await server.client.send(new CreateTopicCommand({ Name: 'tickets' })));
});
afterEach(() => server.close());

/** Subscribes a queue to the topic. Returns a function that receives the next messages. */
async function subscribedQueue(name: string) {
  const { QueueUrl } = await server.sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await server.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await server.client.send(
    new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes?.QueueArn }),
  );
  return async () => {
    const { Messages = [] } = await server.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }),
    );
    return Messages;
  };
}

function publish(Message: string, more: object = {}) {
  return server.client.send(new PublishCommand({ TopicArn, Message, ...more }));
}

/** Verifies a signature as in https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html. */
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
  it('gets a signature that is valid for this message only', async () => {
    const receive = await subscribedQueue('q');

    await publish('Hello', { Subject: 'Greeting' });

    const body = JSON.parse((await receive())[0]?.Body ?? '');
    expect(await isGenuine(body, NOTIFICATION)).toBe(true);
    expect(await isGenuine({ ...body, Message: 'Hell' }, NOTIFICATION)).toBe(false);
  });

  it('gets a signature of version 2 if the topic asks for it', async () => {
    const receive = await subscribedQueue('q');
    const AttributeName = 'SignatureVersion';
    await server.client.send(
      new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue: '2' }),
    );

    await publish('Hello');

    const body = JSON.parse((await receive())[0]?.Body ?? '');
    expect(body.SignatureVersion).toBe('2');
    expect(await isGenuine(body, NOTIFICATION)).toBe(true);
  });
});

describe('a web page', () => {
  let hook: WebHook;

  beforeEach(async () => {
    hook = await startWebHook();
  });
  afterEach(() => hook.close());

  async function subscribe() {
    const { SubscriptionArn } = await server.client.send(
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

  it('is asked first, and is subscribed once it follows the link', async () => {
    const { SubscriptionArn, confirmation, message } = await subscribe();
    const before = await server.client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));

    const { status } = await fetch(message.SubscribeURL);
    const { Attributes } = await server.client.send(
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
    await server.client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: message.Token }));

    await publish('Hello');

    const call = await hook.next();
    expect(call.headers['x-amz-sns-message-type']).toBe('Notification');
    expect(JSON.parse(call.body)).toMatchObject({ Type: 'Notification', Message: 'Hello' });
    const { status } = await fetch(JSON.parse(call.body).UnsubscribeURL);
    const { Subscriptions } = await server.client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn }),
    );
    expect(status).toBe(200);
    expect(Subscriptions ?? []).toStrictEqual([]);
  });

  it('is confirmed by no other token', async () => {
    await subscribe();

    await expect(
      server.client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: 'guess' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('gets only the message with raw delivery', async () => {
    const { SubscriptionArn, message } = await subscribe();
    await server.client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: message.Token }));
    const AttributeName = 'RawMessageDelivery';
    await server.client.send(
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
    await server.client.send(
      new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'staff@example.edu' }),
    );
    await vi.waitFor(() => expect(server.mailBox.count()).toBe(1), PATIENCE);
    const asked = await server.mailBox.read(server.mailBox.list()[0]?.messageId ?? '');
    const link = /http:\S+\/confirm\S+/.exec((await PostalMime.parse(asked?.raw ?? '')).text ?? '');
    await fetch(link?.[0] ?? '');

    await publish(JSON.stringify({ default: 'all', email: 'for people' }), {
      Subject: 'New ticket',
      MessageStructure: 'json',
    });

    await vi.waitFor(() => expect(server.mailBox.count()).toBe(2), PATIENCE);
    const record = server.mailBox.list()[0];
    const mail = await PostalMime.parse(
      (await server.mailBox.read(record?.messageId ?? ''))?.raw ?? '',
    );
    expect(record).toMatchObject({ sentBy: 'sns', destinations: ['staff@example.edu'] });
    expect(mail.subject).toBe('New ticket');
    expect(mail.text).toMatch(/^for people\n/);
  });
});
