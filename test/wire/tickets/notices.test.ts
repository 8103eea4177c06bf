import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SnsTicketNotifier } from '../../../services/bot/helpdesk/aws/sns-ticket-notifier.ts';
import { buildTicket } from '../../../services/bot/helpdesk/tickets/build-ticket.ts';
import {
  ticketNotice,
  urgentNotice,
} from '../../../services/bot/helpdesk/tickets/ticket-notice.ts';
import { startRecordingServer } from '../../support/recording-server.ts';
import { startTicketServer, type TicketServer } from '../../support/ticket-server.ts';
import { aRequest, hours, routing } from '../../unit/bot/helpdesk/tickets/ticket-fakes.ts';

const NOW = new Date('2026-11-22T20:00:00Z');
const TICKET = buildTicket(routing, aRequest({ summary: 'My exam starts now' }), {
  now: NOW,
  hours,
});
const CALM = buildTicket(routing, aRequest({ category: 'accounts' }), { now: NOW, hours });

let server: TicketServer;
let sns: SNSClient;
let sqs: SQSClient;
let topicArn: string;

beforeAll(async () => {
  server = await startTicketServer();
  sns = new SNSClient(server);
  sqs = new SQSClient(server);
  topicArn = (await sns.send(new CreateTopicCommand({ Name: 'notices' }))).TopicArn ?? '';
});
afterAll(async () => {
  sns.destroy();
  sqs.destroy();
  await server.close();
});

/** Returns the messages that a queue receives with a filter policy, as SNS wraps them. */
async function queueWith(
  name: string,
  policy: object,
): Promise<() => Promise<{ Message: string }[]>> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const Endpoint = `arn:aws:sqs:${server.region}:000000000000:${name}`;
  const Attributes = { FilterPolicy: JSON.stringify(policy) };
  await sns.send(
    new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint, Attributes }),
  );
  return async () => {
    const request = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 10 };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(request));
    return Messages.map(({ Body = '' }) => JSON.parse(Body));
  };
}

describe('a notice on a topic', () => {
  it('reaches those whose filter asks for its queue, urgency, category and kind', async () => {
    const urgent = await queueWith('urgent', { urgency: ['high'], kind: ['ticket', 'overdue'] });
    const accounts = await queueWith('accounts', { queue: ['accounts'], category: ['accounts'] });
    const notifier = new SnsTicketNotifier(sns, topicArn);

    for (const notice of [urgentNotice(TICKET), ticketNotice(CALM), ticketNotice(TICKET)])
      await notifier.publish(notice);

    const noticesIn = async (receive: typeof urgent) =>
      (await receive())
        .map(({ Message }) => JSON.parse(Message))
        .map(({ kind, ticketId }) => [kind, ticketId]);
    expect(await noticesIn(urgent)).toStrictEqual([['ticket', TICKET.ticketId]]);
    expect(await noticesIn(accounts)).toStrictEqual([['ticket', CALM.ticketId]]);
  });
});

it('has a body for each protocol, and its attributes', async () => {
  await using recorder = await startRecordingServer(() => ({
    headers: { 'content-type': 'text/xml' },
    body: '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>',
  }));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SNSClient({ endpoint: recorder.url, region: 'ca-central-1', credentials });
  const notice = urgentNotice(TICKET);

  expect(await new SnsTicketNotifier(client, topicArn).publish(notice)).toBe('m-1');

  const form = new URLSearchParams(recorder.takeRequests()[0]?.body);
  const bodies = JSON.parse(form.get('Message') ?? '');
  const json = JSON.stringify(notice.data);
  expect(form.get('MessageStructure')).toBe('json');
  expect(bodies).toStrictEqual({
    default: notice.text,
    email: notice.mail,
    sms: notice.sms,
    ...{ sqs: json, http: json, https: json, lambda: json, firehose: json, 'email-json': json },
  });
  const names = [...form].filter(([name]) => name.endsWith('.Name')).map(([, value]) => value);
  expect(names).toStrictEqual(['queue', 'urgency', 'category', 'kind']);
  client.destroy();
});
