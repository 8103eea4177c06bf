import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import type { StaffTarget } from '../../staff/staff-target.ts';

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
}

const createClients = (reach: Reach) => ({
  s3: new S3Client(reach),
  lambda: new LambdaClient(reach),
});
