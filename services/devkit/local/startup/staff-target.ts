import { join } from 'node:path';
import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { Client } from '@opensearch-project/opensearch';
import { S3TicketOutbox } from '../../../bot/helpdesk/aws/s3-ticket-outbox.ts';
import { systemClock } from '../../../bot/helpdesk/clock.ts';
import type { WaitingTicket } from '../../../bot/helpdesk/tickets/waiting-ticket.ts';
import type { Credentials } from '../../../emulator/aws/iam/identities.ts';
import type { ConsoleTarget } from '../../console/console-target.ts';
import { type Config, encoderFolderOf } from '../config.ts';
import type { BoundAddresses } from './addresses.ts';
import { readWaitingTickets } from './waiting-tickets.ts';

type AwsReach = Required<Pick<LambdaClientConfig, 'endpoint' | 'region'>> & {
  readonly credentials: Credentials;
};

/** Where the local bot is. */
export interface LocalStaffDeps {
  readonly config: Pick<Config, 'answersEncoder' | 'dataDir' | 'encoderDir'>;
  readonly dataDir: string;
  readonly addresses: Pick<BoundAddresses, 'search'>;
}

const SEARCH_INDEX = 'passages';

/** Reaches the local bot as its staff do, always by the same connections. */
export class LocalStaff {
  readonly #deps: LocalStaffDeps;
  readonly #aws: () => AwsReach;
  #clients: Pick<ConsoleTarget, 's3' | 'lambda' | 'search'> | undefined;

  /** `aws` says how AWS is reached; it is called once the bot is deployed. */
  constructor(deps: LocalStaffDeps, aws: () => AwsReach) {
    this.#deps = deps;
    this.#aws = aws;
  }

  /** Returns the bot with these outputs; undefined if they are not those of a deployed bot. */
  targetOf(outputs: Readonly<Record<string, string>>): ConsoleTarget | undefined {
    const { DocumentsBucket, TicketsBucket, OutboxFunction, MailFrom } = outputs;
    if (!DocumentsBucket || !TicketsBucket || !OutboxFunction || !MailFrom) return undefined;
    const { config, dataDir, addresses } = this.#deps;
    this.#clients ??= createClients(this.#aws(), addresses.search.value);
    return {
      ...this.#clients,
      searchAlias: SEARCH_INDEX,
      encoder: { encoder: config.answersEncoder, encoderFolder: encoderFolderOf(config) },
      changesFolder: join(dataDir, 'changes'),
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

function createClients(aws: AwsReach, searchUrl: string) {
  const { accessKeyId: username, secretAccessKey: password } = aws.credentials;
  return {
    s3: new S3Client(aws),
    lambda: new LambdaClient(aws),
    search: new Client({ node: searchUrl, auth: { username, password } }),
  };
}
