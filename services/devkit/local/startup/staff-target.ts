import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { S3TicketOutbox } from '../../../bot/helpdesk/aws/s3-ticket-outbox.ts';
import { systemClock } from '../../../bot/helpdesk/clock.ts';
import type { WaitingTicket } from '../../../bot/helpdesk/tickets/waiting-ticket.ts';
import type { StaffTarget } from '../../staff/staff-target.ts';
import { readWaitingTickets } from './waiting-tickets.ts';

type Reach = Required<Pick<LambdaClientConfig, 'endpoint' | 'region' | 'credentials'>>;

/** Reaches the local bot as its staff do, always by the same connections. */
export class LocalStaff {
  readonly #reach: () => Reach;
  #clients: Pick<StaffTarget, 's3' | 'lambda'> | undefined;

  /** `reach` is called once the bot is deployed. */
  constructor(reach: () => Reach) {
    this.#reach = reach;
  }

  /** Returns the bot with these outputs; undefined if they are not those of a deployed bot. */
  targetOf(outputs: Readonly<Record<string, string>>): StaffTarget | undefined {
    const { DocumentsBucket, TicketsBucket, OutboxFunction, MailFrom } = outputs;
    if (!DocumentsBucket || !TicketsBucket || !OutboxFunction || !MailFrom) return undefined;
    this.#clients ??= createClients(this.#reach());
    return {
      ...this.#clients,
      documentsBucket: DocumentsBucket,
      ticketsBucket: TicketsBucket,
      outboxFunction: OutboxFunction,
      mailFrom: MailFrom,
    };
  }

  /** Reads the tickets that are not delivered yet: none before the bot is deployed. */
  async waitingTickets(
    outputs: Readonly<Record<string, string>>,
  ): Promise<readonly WaitingTicket[]> {
    const target = this.targetOf(outputs);
    if (!target) return [];
    const outbox = new S3TicketOutbox(target.s3, target.ticketsBucket);
    return readWaitingTickets(outbox, systemClock.now());
  }
}

const createClients = (reach: Reach) => ({
  s3: new S3Client(reach),
  lambda: new LambdaClient(reach),
});
