import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { TicketNotice, TicketNotifier } from '../tickets/ticket-notifier.ts';

/** Announces tickets on an SNS topic: as a sentence to mail subscribers, as JSON to queues and webhooks. */
export class SnsTicketNotifier implements TicketNotifier {
  readonly #sns: SNSClient;
  readonly #topicArn: string;

  constructor(sns: SNSClient, topicArn: string) {
    this.#sns = sns;
    this.#topicArn = topicArn;
  }

  async publish({ subject, text, data, attributes }: TicketNotice): Promise<string> {
    const json = JSON.stringify(data);
    const { MessageId } = await this.#sns.send(
      new PublishCommand({
        TopicArn: this.#topicArn,
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify({ default: text, sqs: json, http: json, https: json }),
        MessageAttributes: stringAttributes(attributes),
      }),
    );
    return MessageId ?? '';
  }
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
