import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Log } from '../../../base/log.ts';
import type { ProgramFiles } from '../../../base/program-files.ts';
import { S3ContentObjects } from '../../../bot/helpdesk/aws/s3-content-objects.ts';
import { systemClock } from '../../../bot/helpdesk/clock.ts';
import { LiveContent } from '../../../bot/helpdesk/content/live-content.ts';
import type { WaitingTicket } from '../../../bot/helpdesk/tickets/waiting-ticket.ts';
import { ADMINISTRATOR, type Credentials } from '../../../emulator/aws/iam/identities.ts';
import { ACCOUNT_ID } from '../../../emulator/aws/service.ts';
import type { ConsoleTarget } from '../../console/console-target.ts';
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
import { LocalStaff } from './staff-target.ts';
import { reportTickets } from './tickets-health.ts';

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

/** Deploys the bot to the local AWS and seeds it, through the ports like any client. */
export class Deployment {
  readonly #deps: DeploymentDeps;
  #stacks: StackOutputs = {};
  #isDone = false;
  readonly #staff: LocalStaff;

  constructor(deps: DeploymentDeps) {
    this.#deps = deps;
    this.#staff = new LocalStaff(deps, () => this.#reach);
  }

  /** The name of the chat function; empty before the first deployment. */
  get chatFunction(): string {
    return this.#stacks.ChatFunction ?? '';
  }

  /** Whether the bot has been deployed and seeded since the start. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** The bot as its staff reach it; undefined before the first deployment. */
  staffTarget(): ConsoleTarget | undefined {
    return this.#staff.targetOf(this.#stacks);
  }

  /** The tickets that are not delivered yet. */
  waitingTickets(): Promise<readonly WaitingTicket[]> {
    return this.#staff.waitingTickets(this.#stacks);
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

  get #reach() {
    const { config, addresses } = this.#deps;
    const endpoint = addresses.aws.value;
    return { endpoint, region: config.region, credentials: this.#administrator };
  }

  #createClients(): { readonly s3: S3Client; readonly sqs: SQSClient } {
    return { s3: new S3Client(this.#reach), sqs: new SQSClient(this.#reach) };
  }

  /** Goes on until the product ends. */
  #reportContent(s3: S3Client, stacks: StackOutputs): void {
    const { health, log, ended } = this.#deps;
    const objects = new S3ContentObjects(s3, stacks.DocumentsBucket ?? '');
    const content = new LiveContent(objects, systemClock, CHECKED_CONTENT);
    const missing = (ids: readonly string[]) => this.#passages.missing(ids);
    void reportContent({ content, missing, health, log, ended });
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
