import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { TicketNotifier } from '../tickets/ticket-notifier.ts';

export interface SnsTicketNotifierOptions {
  readonly sns: SNSClient;
  readonly topicArn: string;
}

/** Announces tickets on a topic: a sentence to mail subscribers, JSON to queues and web hooks. */
export function snsTicketNotifier({ sns, topicArn }: SnsTicketNotifierOptions): TicketNotifier {
  return {
    async publish({ subject, text, data, attributes }) {
      const json = JSON.stringify(data);
      const { MessageId } = await sns.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: subject,
          MessageStructure: 'json',
          Message: JSON.stringify({ default: text, sqs: json, http: json, https: json }),
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [
              name,
              { DataType: 'String', StringValue: value },
            ]),
          ),
        }),
      );
      return MessageId ?? '';
    },
  };
}
