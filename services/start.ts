import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { Interpreter, ModelSpec } from '../nlu/interpreter.ts';
import { openInterpreter } from '../nlu/open-interpreter.ts';
import { trainInWorker } from '../nlu/train-in-worker.ts';
import { buildFrontDoor } from './aws/endpoint/app.ts';
import { createDispatcher } from './aws/endpoint/dispatcher.ts';
import { callerOf } from './aws/endpoint/verify-request.ts';
import { ADMINISTRATOR, createIdentities } from './aws/iam/identities.ts';
import { functionUrlRoutes } from './aws/lambda/function-url/routes.ts';
import { createLambda } from './aws/lambda/service.ts';
import { openMailBox } from './aws/mail-box/mail-box.ts';
import { createS3 } from './aws/s3/service.ts';
import { ACCOUNT_ID } from './aws/service.ts';
import { createSes } from './aws/ses/service.ts';
import { createSns } from './aws/sns/service.ts';
import { createSqs } from './aws/sqs/service.ts';
import { createSts } from './aws/sts/service.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { DataFolder } from './data/data-folder.ts';
import { createLex } from './lex/runtime/service.ts';
import { createSearch } from './search/search.ts';
import { reindexWhereLost } from './seed/reindex-documents.ts';
import { seedDocuments } from './seed/seed-documents.ts';
import { countPassages } from './startup/count-passages.ts';
import { deploy } from './startup/deploy.ts';
import { listen } from './startup/listen.ts';
import { type Addresses, writeOutputs } from './startup/outputs.ts';
import { preflight } from './startup/preflight.ts';
import { findProgramFiles, type ProgramFiles } from './startup/program-files.ts';
import { StartError } from './startup/start-error.ts';
import { waitUntilIndexed } from './startup/wait-until-indexed.ts';
import { buildWebApp } from './web/app.ts';
import { functionsConsole } from './web/console/functions.ts';
import { mailConsole } from './web/console/mail.ts';
import { snsPages } from './web/console/sns.ts';
import { turnsConsole } from './web/console/turns.ts';
import { trackRequests } from './web/drain.ts';
import { createHealth } from './web/health.ts';

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
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const files = findProgramFiles();
    const folder = await preflight(config, files.root);
    closing.push(folder.close);
    const local = await openLocalAws(config, files, folder, closing);
    await openPorts(config, local, closing);
    return { outputs: await deployAndSeed(config, files, local), close };
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

  const mailBox = await openMailBox({ dataDir });
  const s3 = await createS3({ dataDir, dispatcher, log, clock });
  const sqs = await createSqs({ dataDir, clock });
  const linkBase = () => `${webUrl()}/console/sns`;
  const sns = await createSns({ dataDir, dispatcher, mailBox, log, clock, linkBase });
  const ses = await createSes({ dataDir, mailBox, clock });
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
    log,
    random: Math.random,
    isForgiving: true,
    train: trainer(files, join(dataDir, 'models')),
  });
  const search = await createSearch({
    dataDir,
    clock,
    log,
    verify: async (request) =>
      callerOf({ identities, clock }, ['es', 'aoss'], request, request.rawBody),
  });
  closing.push(s3.close, sqs.close, sns.close, ses.close, lex.close, search.close);
  const sts = { service: createSts({ roles: identities }) };
  for (const { service } of [sts, s3, sqs, sns, ses, lambda, lex]) dispatcher.register(service);
  const health = createHealth(['aws', 'search', 'bot', 'documents']);
  const shared = { dataDir, log, clock, addresses, webUrl, identities, dispatcher, health };
  return { ...shared, mailBox, s3, sns, lambda, lex, search, chatFunction: '' };
}

/** The model of a bot is trained in a thread of its own, once for each definition. */
function trainer({ nluWorker: workerFile }: ProgramFiles, cacheFolder: string) {
  return async (spec: ModelSpec): Promise<Interpreter> =>
    openInterpreter(spec, await trainInWorker(spec, { workerFile, cacheFolder }));
}

async function openPorts(config: Config, local: LocalAws, closing: Close[]): Promise<void> {
  const { host, region } = config;
  const { addresses, health, s3, sns, lambda, lex, search } = local;
  const frontDoor = buildFrontDoor({ ...local, region, bucketCors: s3.corsHeaders });
  const web = buildWebApp({
    health,
    allowedHosts: config.allowedHosts,
    consolePages: [mailConsole(local), turnsConsole(lex.turns), functionsConsole(lambda.list)],
    linkedPages: snsPages(sns.publicPages),
    chat: functionUrlRoutes((request, requestId) =>
      lambda.functionUrl(local.chatFunction)(request, requestId),
    ),
  });
  const isAnswered = trackRequests(web);
  closing.push(
    () => frontDoor.close(),
    lambda.close,
    () => web.close(),
    // Whoever is being answered when Ctrl-C is pressed still gets the answer.
    () => isAnswered(DRAIN_MS),
  );
  addresses.AwsUrl = await open(frontDoor, config.awsPort, 'AWS_PORT');
  addresses.SearchUrl = await open(search.app, config.searchPort, 'SEARCH_PORT');
  addresses.WebUrl = await open(web, config.webPort, 'WEB_PORT');
  health.set('aws', 'ready');
  health.set('search', 'ready');

  async function open(app: FastifyInstance, port: number, variable: string): Promise<string> {
    const opened = await listen({ app, host, port, variable });
    if ('problem' in opened) throw new StartError([opened.problem]);
    return opened.url;
  }
}

async function deployAndSeed(
  config: Config,
  files: ProgramFiles,
  local: LocalAws,
): Promise<Started['outputs']> {
  const { region } = config;
  const { addresses, dataDir, health, lambda, lex, log, s3, sns, webUrl } = local;
  const client = { endpoint: addresses.AwsUrl, region, credentials: ADMINISTRATOR };
  const s3Client = new S3Client(client);
  const outputs = await deploy({
    ...local,
    files,
    region,
    s3: s3Client,
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
  health.set('bot', 'ready');
  lambda.start();
  sns.resume();
  await s3.resume();
  const sqs = new SQSClient(client);
  const { DocumentsBucket: bucket = '', DocumentsQueueUrl: queueUrl = '' } = outputs;
  const seeded = await seedDocuments(s3Client, bucket, join(files.root, 'seed/documents'));
  if (seeded === 0) {
    const countThere = () => countPassages(addresses.SearchUrl, SEARCH_INDEX);
    const lost = await reindexWhereLost({
      s3: s3Client,
      sqs,
      bucket,
      queueUrl,
      countPassages: countThere,
    });
    if (lost > 0)
      log.warn({ documents: lost }, 'the index was empty: it is made anew from the bucket');
  }
  const isIndexed = await waitUntilIndexed(sqs, queueUrl);
  if (isIndexed) health.set('documents', 'ready');
  else health.set('documents', 'failed', 'uploads wait for the indexer; its log says why');
  await writeOutputs(dataDir, { ...outputs, ...addresses });
  // The first answer need not wait for a process to start; where one can't, the first call says why.
  for (const name of [outputs.ChatFunction, outputs.FulfillmentFunction]) {
    if (name)
      lambda.warm(name).catch((error: unknown) => log.warn({ err: error, name }, 'not warm'));
  }
  return { ...outputs, ...addresses };
}
