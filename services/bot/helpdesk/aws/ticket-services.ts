import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient } from '@aws-sdk/client-sns';
import { systemClock } from '../clock.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { OfficeHours } from '../hours/office-hours.ts';
import { AddressProofs } from '../proof/address-proofs.ts';
import type { TicketDeliveryDeps } from '../tickets/deliver-ticket.ts';
import { TicketCaps } from '../tickets/ticket-caps.ts';
import type { TicketMailer } from '../tickets/ticket-mailer.ts';
import type { UploadStore } from '../uploads/upload-store.ts';
import { S3ConversationStore } from './s3-conversation-store.ts';
import { S3JsonObjects } from './s3-json-objects.ts';
import { S3TicketOutbox } from './s3-ticket-outbox.ts';
import { S3UploadStore } from './s3-upload-store.ts';
import { SesTicketMailer } from './ses-ticket-mailer.ts';
import { SnsTicketNotifier } from './sns-ticket-notifier.ts';

export interface TicketServicesConfig {
  readonly ticketsBucket: string;
  readonly notificationsTopicArn: string;
  readonly urgentTopicArn: string;
  readonly mailFrom: string;
}

/** A call to a service must not outlast a turn of the dialog. */
const REQUEST_HANDLER = {
  connectionTimeout: 2_000,
  requestTimeout: 4_000,
  throwOnRequestTimeout: true,
};
/** Without its record there is no ticket, so recording is retried. Mail and notice are left to the outbox function. */
const RECORD = { maxAttempts: 2, requestHandler: REQUEST_HANDLER };
const DELIVERY = { maxAttempts: 1, requestHandler: REQUEST_HANDLER };

/** Creates the counters of tickets, which are kept in the same bucket. */
export function createTicketCaps({
  ticketsBucket,
}: Pick<TicketServicesConfig, 'ticketsBucket'>): TicketCaps {
  return new TicketCaps(new S3JsonObjects(new S3Client(RECORD), ticketsBucket), systemClock);
}

/** Creates the store of what clients have uploaded for their tickets. */
export function createUploads({
  ticketsBucket,
}: Pick<TicketServicesConfig, 'ticketsBucket'>): UploadStore {
  return new S3UploadStore(new S3Client(RECORD), ticketsBucket);
}

/** Creates what proves addresses: its records are in the same bucket. */
export function createAddressProofs(
  { ticketsBucket }: Pick<TicketServicesConfig, 'ticketsBucket'>,
  mailer: TicketMailer,
): AddressProofs {
  const objects = new S3JsonObjects(new S3Client(RECORD), ticketsBucket);
  return new AddressProofs({ objects, mailer, clock: systemClock });
}

/** Creates the reader of the conversation before a ticket, which must not hold up the ticket. */
export function createConversations({
  ticketsBucket,
}: Pick<TicketServicesConfig, 'ticketsBucket'>): Pick<ConversationStore, 'turns'> {
  return new S3ConversationStore(new S3Client(DELIVERY), ticketsBucket);
}

/** Creates the AWS adapters with which handlers record and deliver tickets. */
export function createTicketServices(
  config: TicketServicesConfig,
  officeHours: () => OfficeHours,
): TicketDeliveryDeps {
  const sns = new SNSClient(DELIVERY);
  return {
    outbox: new S3TicketOutbox(new S3Client(RECORD), config.ticketsBucket),
    attachments: new S3UploadStore(new S3Client(RECORD), config.ticketsBucket),
    mailer: new SesTicketMailer(new SESClient(DELIVERY), config.mailFrom),
    notifier: new SnsTicketNotifier(sns, config.notificationsTopicArn),
    urgentNotifier: new SnsTicketNotifier(sns, config.urgentTopicArn),
    officeHours,
    clock: systemClock,
    random: Math.random,
  };
}
