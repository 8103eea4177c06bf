import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient } from '@aws-sdk/client-sns';
import { systemClock } from '../clock.ts';
import type { DeliveryDeps } from '../tickets/deliver-ticket.ts';
import { s3TicketOutbox } from './s3-ticket-outbox.ts';
import { sesTicketMailer } from './ses-ticket-mailer.ts';
import { snsTicketNotifier } from './sns-ticket-notifier.ts';

export interface TicketServicesConfig {
  readonly ticketsBucket: string;
  readonly notificationsTopicArn: string;
  readonly mailFrom: string;
}

/** No service may hang for longer than the turn of a dialog lasts. */
const requestHandler = {
  connectionTimeout: 2_000,
  requestTimeout: 4_000,
  throwOnRequestTimeout: true,
};
/** Without its record there is no ticket: tried again. Mail and notice are, by the outbox function. */
const RECORD = { maxAttempts: 2, requestHandler };
const DELIVERY = { maxAttempts: 1, requestHandler };

/** The AWS side of tickets, for the handlers that record and deliver them. */
export function ticketServices(config: TicketServicesConfig): DeliveryDeps {
  return {
    outbox: s3TicketOutbox({ s3: new S3Client(RECORD), bucket: config.ticketsBucket }),
    mailer: sesTicketMailer({ ses: new SESClient(DELIVERY), from: config.mailFrom }),
    notifier: snsTicketNotifier({
      sns: new SNSClient(DELIVERY),
      topicArn: config.notificationsTopicArn,
    }),
    clock: systemClock,
  };
}
