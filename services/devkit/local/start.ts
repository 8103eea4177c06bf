import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { systemClock } from '../../base/clock.ts';
import type { DataFolder } from '../../base/durable/data-folder.ts';
import { KeyLock } from '../../base/durable/key-lock.ts';
import { listen } from '../../base/listen.ts';
import { findProgramFiles, type ProgramFiles } from '../../base/program-files.ts';
import { realTimers } from '../../base/timers.ts';
import { buildAwsEndpoint } from '../../emulator/aws/endpoint/app.ts';
import { createDispatcher } from '../../emulator/aws/endpoint/dispatcher.ts';
import { authenticateSearch } from '../../emulator/aws/es/authenticate.ts';
import { ADMINISTRATOR, createIdentities } from '../../emulator/aws/iam/identities.ts';
import { functionUrlRoutes } from '../../emulator/aws/lambda/function-url/routes.ts';
import { createLambda } from '../../emulator/aws/lambda/service.ts';
import { ACCOUNT_ID } from '../../emulator/aws/service.ts';
import { createSts } from '../../emulator/aws/sts/service.ts';
import { createLex } from '../../emulator/lex/runtime/service.ts';
import type { Config } from './config.ts';
import { functionsConsole } from './console/functions.ts';
import { mailConsole } from './console/mail.ts';
import { turnsConsole } from './console/turns.ts';
import { openLocalStorage } from './startup/backends/local-storage.ts';
import { openSearchBackend } from './startup/backends/search-backend.ts';
import { openUpstreamStorage } from './startup/backends/upstream-storage.ts';
import { watchBackend } from './startup/backends/watch-backend.ts';
import { deploy } from './startup/deploy.ts';
import { reportDocuments } from './startup/documents-health.ts';
import { fillIndex } from './startup/fill-index.ts';
import { type Addresses, writeOutputs } from './startup/outputs.ts';
import { openPassages } from './startup/passages.ts';
import { preflight } from './startup/preflight.ts';
import { StartError } from './startup/start-error.ts';
import { createTrainer } from './startup/trainer.ts';
import { watchDataFolder } from './startup/watch-data-folder.ts';
import { buildWebApp } from './web/app.ts';
import { Health } from './web/health.ts';
import { OpenRequests } from './web/open-requests.ts';

export interface Started {
  /** The outputs of both stacks, and the addresses really bound. */
  readonly outputs: Readonly<Record<string, string>> & Addresses;
  close(): Promise<void>;
}

type Close = () => Promise<unknown>;

const SEARCH_INDEX = 'passages';

/** As long as a turn with a slow code hook may take. */
const DRAIN_MS = 10_000;

/**
 * Starts the whole product: the local AWS, search and the web side; deploys both templates to it, seeds it where it is
 * new, and resolves once a first question will be answered.
 * @throws StartError with every problem that was found
 */
export async function start(config: Config): Promise<Started> {
  const closing: Close[] = [];
  const ended = new AbortController();
  const close = async () => {
    // Whatever waits for a backend gives up, else its end would be waited for.
    ended.abort();
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const files = findProgramFiles();
    const folder = await preflight(config, files.root);
    closing.push(folder.close);
    const local = await openLocalAws(config, files, folder, closing);
    await openPorts(config, local, closing);
    closing.push(watchDataFolder({ ...local, timers: realTimers }));
    const lock = new KeyLock();
    const again = () => lock.run('deploy', () => bringUp(config, files, local, ended.signal));
    const outputs = await again();
    closing.push(...watchBackends(local, again, ended.signal));
    return { outputs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What runs in this process; its addresses are known once the ports are open. */
type LocalAws = Awaited<ReturnType<typeof openLocalAws>>;

async function openLocalAws(
  config: Config,
  files: ProgramFiles,
  { path: dataDir, secret }: DataFolder,
  closing: Close[],
) {
  const { region } = config;
  const log = pino({ level: config.logLevel });
  const clock = systemClock;
  const addresses = { AwsUrl: '', SearchUrl: '', WebUrl: '' };
  const endpoint = () => addresses.AwsUrl;
  const webUrl = () => config.publicWebUrl ?? addresses.WebUrl;
  const identities = createIdentities({ clock, secret });
  const dispatcher = createDispatcher({ region, endpoint });

  const linkBase = () => `${webUrl()}/console/sns`;
  const storage = config.awsBackend
    ? await openUpstreamStorage({ url: config.awsBackend, region, dataDir, log })
    : await openLocalStorage({ dataDir, dispatcher, clock, log, linkBase });
  const lambda = await createLambda({
    dataDir,
    dispatcher,
    roles: identities,
    region,
    endpoint,
    clock,
    log,
    runtimePath: files.lambdaRuntime,
    urlOf: () => `${webUrl()}/`,
  });
  const lex = await createLex({
    dataDir,
    dispatcher,
    clock,
    timers: realTimers,
    log,
    random: Math.random,
    toleratesTypos: true,
    train: createTrainer(files, join(dataDir, 'models')),
  });
  const search = await openSearchBackend({
    url: config.searchBackend,
    dataDir,
    clock,
    log,
    authenticate: (request) => authenticateSearch({ identities, clock }, request),
  });
  closing.push(storage.close, lex.close, search.close);
  const sts = createSts({ roles: identities });
  for (const service of [sts, ...storage.services, lambda.service, lex.service]) {
    dispatcher.register(service);
  }
  const health = new Health(['data', 'aws', 'search', 'bot', 'documents']);
  const shared = { dataDir, log, clock, addresses, webUrl, identities, dispatcher, health };
  return { ...shared, storage, lambda, lex, search, chatFunction: '' };
}

async function openPorts(config: Config, local: LocalAws, closing: Close[]): Promise<void> {
  const { host, region } = config;
  const { addresses, health, storage, lambda, lex, search } = local;
  const { bucketCors, linkedPages, sentMail } = storage;
  const awsEndpoint = buildAwsEndpoint({ ...local, region, bucketCors });
  const web = buildWebApp({
    health,
    allowedHosts: config.allowedHosts,
    consolePages: [
      mailConsole({ mailBox: sentMail }),
      turnsConsole(lex.turns),
      functionsConsole(lambda.list),
    ],
    ...(linkedPages ? { linkedPages } : {}),
    chat: functionUrlRoutes((request, requestId) =>
      lambda.functionUrl(local.chatFunction)(request, requestId),
    ),
  });
  const openRequests = new OpenRequests(web);
  closing.push(
    () => awsEndpoint.close(),
    lambda.close,
    () => web.close(),
    // Whoever is being answered when Ctrl-C is pressed still gets the answer.
    () => openRequests.drain(DRAIN_MS),
  );
  addresses.AwsUrl = await open(awsEndpoint, config.awsPort, 'AWS_PORT');
  addresses.SearchUrl = await open(search.app, config.searchPort, 'SEARCH_PORT');
  addresses.WebUrl = await open(web, config.webPort, 'WEB_PORT');

  async function open(app: FastifyInstance, port: number, variable: string): Promise<string> {
    const opened = await listen({ app, host, port, variable });
    if ('problem' in opened) throw new StartError([opened.problem]);
    return opened.url;
  }
}

/** Brings everything to where questions are answered; done again, it brings back what a backend has lost. */
async function bringUp(
  config: Config,
  files: ProgramFiles,
  local: LocalAws,
  ended: AbortSignal,
): Promise<Started['outputs']> {
  const { region } = config;
  const { addresses, dataDir, health, lambda, lex, log, storage, search, webUrl } = local;
  const client = { endpoint: addresses.AwsUrl, region, credentials: ADMINISTRATOR };
  const s3 = new S3Client(client);
  const { awaitStack } = storage;
  health.set('documents', 'starting');
  await search.awaitReady?.(ended);
  health.set('search', 'ready');
  const outputs = await deploy({
    ...local,
    files,
    region,
    s3,
    ...(awaitStack ? { awaitStack: () => awaitStack(ended) } : {}),
    provisioning: {
      ...local,
      roles: local.identities,
      bots: lex.definitions,
      schedules: lambda.schedules,
      functionUrl: () => `${webUrl()}/`,
    },
    settings: {
      SearchEndpoint: addresses.SearchUrl,
      SearchIndex: SEARCH_INDEX,
      SearchDomainArn: `arn:aws:es:${region}:${ACCOUNT_ID}:domain/local`,
      LinkEndpoint: config.linkEndpoint ?? addresses.AwsUrl,
    },
  });
  local.chatFunction = outputs.ChatFunction ?? '';
  health.set('aws', 'ready', storage.watched?.remark);
  health.set('bot', 'ready');
  lambda.start();
  await storage.resume();
  const sqs = new SQSClient(client);
  const { DocumentsBucket: bucket = '', DocumentsQueueUrl: queueUrl = '' } = outputs;
  const passages = openPassages(addresses.SearchUrl, SEARCH_INDEX);
  const notifiesLate = config.awsBackend !== undefined;
  const { root } = files;
  await fillIndex({ s3, sqs, bucket, queueUrl, passages, notifiesLate, ended, root, log });
  // Before all is ready: whoever waited for that reads where things are.
  await writeOutputs(dataDir, { ...outputs, ...addresses });
  await reportDocuments({ sqs, queueUrl, health, ended });
  // The first answer need not wait for a process to start; where one can't, the first call says why.
  for (const name of [outputs.ChatFunction, outputs.FulfillmentFunction]) {
    if (name)
      lambda.warm(name).catch((error: unknown) => log.warn({ err: error, name }, 'not warm'));
  }
  return { ...outputs, ...addresses };
}

/** Has what a backend loses while this process runs brought back. @returns what ends that */
function watchBackends(
  { storage, search, health, log }: LocalAws,
  recover: () => Promise<unknown>,
  ended: AbortSignal,
): readonly Close[] {
  const watched = [storage.watched, search.watched].filter((backend) => backend !== undefined);
  return watched.map((backend) =>
    watchBackend({ watched: backend, recover, health, log, timers: realTimers, ended }),
  );
}
