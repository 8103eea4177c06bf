import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { TicketNotice, TicketNotifier } from '../tickets/ticket-notifier.ts';

/** Announces tickets on an SNS topic: in words to people, as JSON to queues, webhooks and functions. */
export class SnsTicketNotifier implements TicketNotifier {
  readonly #sns: SNSClient;
  readonly #topicArn: string;

  constructor(sns: SNSClient, topicArn: string) {
    this.#sns = sns;
    this.#topicArn = topicArn;
  }

  async publish(notice: TicketNotice): Promise<string> {
    const { subject, attributes } = notice;
    const { MessageId } = await this.#sns.send(
      new PublishCommand({
        TopicArn: this.#topicArn,
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify(bodiesOf(notice)),
        MessageAttributes: stringAttributes(attributes),
      }),
    );
    return MessageId ?? '';
  }
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html */
function bodiesOf({ text, mail, sms, data }: TicketNotice): Readonly<Record<string, string>> {
  const json = JSON.stringify(data);
  const programs = ['sqs', 'http', 'https', 'lambda', 'firehose', 'email-json'];
  return {
    default: text,
    email: mail,
    sms,
    ...Object.fromEntries(programs.map((protocol) => [protocol, json])),
  };
}

function stringAttributes(
  attributes: TicketNotice['attributes'],
): Record<string, MessageAttributeValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      { DataType: 'String', StringValue: value },
    ]),
  );
}
