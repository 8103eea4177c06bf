import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Log } from '../../../base/log.ts';
import type { ProgramFiles } from '../../../base/program-files.ts';
import { OpenSearchPassageIndex } from '../../../bot/helpdesk/aws/opensearch-passage-index.ts';
import { S3ContentObjects } from '../../../bot/helpdesk/aws/s3-content-objects.ts';
import { S3TicketOutbox } from '../../../bot/helpdesk/aws/s3-ticket-outbox.ts';
import { systemClock } from '../../../bot/helpdesk/clock.ts';
import { LiveContent } from '../../../bot/helpdesk/content/live-content.ts';
import type { IndexReport } from '../../../bot/helpdesk/documents/index-report.ts';
import type { WaitingTicket } from '../../../bot/helpdesk/tickets/waiting-ticket.ts';
import { ADMINISTRATOR, type Credentials } from '../../../emulator/aws/iam/identities.ts';
import { ACCOUNT_ID } from '../../../emulator/aws/service.ts';
import type { LinesDeps } from '../../documents/also-asked/document-lines.ts';
import { readIndexReport } from '../../documents/bucket/read-report.ts';
import type { Config } from '../config.ts';
import type { Health } from '../web/health.ts';
import type { BoundAddresses } from './addresses.ts';
import { CHECKED_CONTENT, reportContent } from './content-health.ts';
import { type DeployDeps, deploy } from './deploy.ts';
import { reportDocuments } from './documents-health.ts';
import { encoderParameters, encoderVersion } from './encoder.ts';
import { fillBucket, fillIndex } from './fill-index.ts';
import { handoffParameters } from './handoff.ts';
import type { Services } from './open-services.ts';
import { type Addresses, writeOutputs } from './outputs.ts';
import { Passages } from './passages.ts';
import { createGoneReport } from './report-gone.ts';
import { reportTickets } from './tickets-health.ts';
import { readWaitingTickets } from './waiting-tickets.ts';

export interface DeploymentDeps {
  readonly config: Pick<
    Config,
    | 'region'
    | 'ticketDays'
    | 'eventDays'
    | 'awsBackend'
    | 'linkEndpoint'
    | 'embedOrigins'
    | 'administrator'
    | 'answersEncoder'
    | 'encoderDir'
    | 'dataDir'
    | 'handoff'
    | 'handoffWaitSeconds'
    | 'publicAwsUrl'
  >;
  readonly files: ProgramFiles;
  readonly dataDir: string;
  readonly damage: DamageReport;
  readonly services: Services;
  readonly addresses: BoundAddresses;
  /** Address of the chat as others see it. */
  readonly webUrl: () => string;
  readonly health: Health;
  readonly log: Log;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
}

type StackOutputs = Readonly<Record<string, string>>;

const SEARCH_INDEX = 'passages';
/** A person waits for it. */
const INDEXED_MS = 10_000;

/** Deploys the bot to the local AWS and seeds it, through the ports like any client. */
export class Deployment {
  readonly #deps: DeploymentDeps;
  #stacks: StackOutputs = {};
  #isDone = false;

  constructor(deps: DeploymentDeps) {
    this.#deps = deps;
  }

  /** The name of the chat function; empty before the first deployment. */
  get chatFunction(): string {
    return this.#stacks.ChatFunction ?? '';
  }

  /** Whether the bot has been deployed and seeded since the start. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** What the indexer has reported of the documents; undefined before its first report. */
  async indexReport(): Promise<IndexReport | undefined> {
    const { DocumentsBucket } = this.#stacks;
    if (!DocumentsBucket) return undefined;
    return readIndexReport(this.#createClients().s3, DocumentsBucket);
  }

  /** How the console reaches the documents; undefined before the first deployment. */
  documentLines(): LinesDeps | undefined {
    const { DocumentsBucket } = this.#stacks;
    if (!DocumentsBucket) return undefined;
    return {
      s3: this.#createClients().s3,
      bucket: DocumentsBucket,
      passagesOf: (docId) =>
        this.#passages.use((client) =>
          new OpenSearchPassageIndex(client, SEARCH_INDEX).passagesOf(docId),
        ),
      limitMs: INDEXED_MS,
      clock: systemClock,
    };
  }

  /** The tickets that are not delivered yet. */
  async waitingTickets(): Promise<readonly WaitingTicket[]> {
    const { TicketsBucket } = this.#stacks;
    if (!TicketsBucket) return [];
    const { s3, sqs } = this.#createClients();
    try {
      return await readWaitingTickets(new S3TicketOutbox(s3, TicketsBucket), systemClock.now());
    } finally {
      for (const client of [s3, sqs]) client.destroy();
    }
  }

  /**
   * Deploys and seeds until the bot can answer. Idempotent: a second run restores what a backend has lost.
   * Returns the outputs of both stacks and the addresses. Throws StartError with every problem of both templates.
   */
  async run(): Promise<StackOutputs & Addresses> {
    const { services, addresses, dataDir, files, health, log, ended } = this.#deps;
    const { lambda, storage, search } = services;
    const { s3, sqs } = this.#createClients();
    health.set('documents', 'starting');
    await search.awaitReady?.(ended);
    health.set('search', 'ready');
    let uploaded: readonly string[] = [];
    const stacks = await this.#deployStacks(s3, async ({ DocumentsBucket: bucket = '' }) => {
      uploaded = await fillBucket({ s3, bucket, root: files.root, log });
    });
    this.#stacks = stacks;
    health.set('aws', 'ready', storage.watched?.remark);
    health.set('bot', 'ready');
    lambda.start();
    await storage.resume();
    await this.#fillIndex(s3, sqs, stacks, uploaded);
    const outputs = { ...stacks, ...addresses.toOutputs() };
    // Before /healthz says ready: a script that waits for that reads the file next.
    await writeOutputs(dataDir, outputs);
    await reportDocuments({ sqs, queueUrl: stacks.DocumentsQueueUrl ?? '', health, ended });
    if (!this.#isDone) this.#reportContent(s3, stacks);
    this.#warmFunctions(stacks);
    this.#isDone = true;
    return outputs;
  }

  get #administrator(): Credentials {
    return this.#deps.config.administrator ?? ADMINISTRATOR;
  }

  get #passages(): Passages {
    return new Passages(this.#deps.addresses.search.value, SEARCH_INDEX, this.#administrator);
  }

  #createClients(): { readonly s3: S3Client; readonly sqs: SQSClient } {
    const { config, addresses } = this.#deps;
    const endpoint = addresses.aws.value;
    const client = { endpoint, region: config.region, credentials: this.#administrator };
    return { s3: new S3Client(client), sqs: new SQSClient(client) };
  }

  /** Goes on until the product ends. */
  #reportContent(s3: S3Client, stacks: StackOutputs): void {
    const { health, log, ended } = this.#deps;
    const objects = new S3ContentObjects(s3, stacks.DocumentsBucket ?? '');
    const content = new LiveContent(objects, systemClock, CHECKED_CONTENT);
    void reportContent({ content, health, log, ended });
    void reportTickets({ waiting: () => this.waitingTickets(), health, log, ended });
  }

  #deployStacks(s3: S3Client, meanwhile: DeployDeps['meanwhile']): Promise<StackOutputs> {
    const { config, files, dataDir, damage, services, addresses, webUrl, log, ended } = this.#deps;
    const { dispatcher, identities, lambda, lex, storage } = services;
    const { region } = config;
    return deploy({
      files,
      dataDir,
      damage,
      region,
      s3,
      log,
      awaitStack: () => storage.awaitStack?.(ended),
      meanwhile,
      provisioning: {
        dispatcher,
        roles: identities,
        bots: lex.definitions,
        schedules: lambda.schedules,
        functionUrl: () => `${webUrl()}/`,
        log,
        onGone: createGoneReport({
          dataDir,
          damage,
          hasUpstream: config.awsBackend !== undefined,
        }),
      },
      retention: { TicketDays: config.ticketDays, EventDays: config.eventDays },
      settings: {
        SearchEndpoint: addresses.search.value,
        SearchIndex: SEARCH_INDEX,
        SearchDomainArn: `arn:aws:es:${region}:${ACCOUNT_ID}:domain/local`,
        LinkEndpoint: config.linkEndpoint ?? addresses.aws.value,
        EmbedOrigins: config.embedOrigins.join(','),
        ...encoderParameters(config),
        ...handoffParameters(config, addresses.aws.value),
      },
    });
  }

  #fillIndex(
    s3: S3Client,
    sqs: SQSClient,
    stacks: StackOutputs,
    uploaded: readonly string[],
  ): Promise<void> {
    const { config, files, log, ended } = this.#deps;
    const deps = {
      s3,
      sqs,
      bucket: stacks.DocumentsBucket ?? '',
      queueUrl: stacks.DocumentsQueueUrl ?? '',
      passages: this.#passages,
      encoder: encoderVersion(config),
      notifiesLate: config.awsBackend !== undefined,
      root: files.root,
      log,
      ended,
    };
    return fillIndex(deps, uploaded);
  }

  /** The first answer need not wait for a process to start. If one can't, the first call says why. */
  #warmFunctions({ ChatFunction, FulfillmentFunction }: StackOutputs): void {
    const { services, log } = this.#deps;
    for (const name of [ChatFunction, FulfillmentFunction]) {
      if (!name) continue;
      services.lambda.warm(name).catch((err: unknown) => log.warn({ err, name }, 'not warm'));
    }
  }
}
