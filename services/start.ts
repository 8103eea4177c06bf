import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import pino from 'pino';
import type { ModelSpec } from '../nlu/interpreter.ts';
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
import { createSes } from './aws/ses/service.ts';
import { createSns } from './aws/sns/service.ts';
import { createSqs } from './aws/sqs/service.ts';
import { createSts } from './aws/sts/service.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createLex } from './lex/runtime/service.ts';
import { createSearch } from './search/search.ts';
import { seedDocuments } from './seed/seed-documents.ts';
import { deploy } from './startup/deploy.ts';
import { type Listener, listen } from './startup/listen.ts';
import { type Addresses, writeOutputs } from './startup/outputs.ts';
import { preflight } from './startup/preflight.ts';
import { findProgramFiles } from './startup/program-files.ts';
import { StartError } from './startup/start-error.ts';
import { waitUntilIndexed } from './startup/wait-until-indexed.ts';
import { buildWebApp } from './web/app.ts';
import { functionsConsole } from './web/console/functions.ts';
import { mailConsole } from './web/console/mail.ts';
import { snsPages } from './web/console/sns.ts';
import { turnsConsole } from './web/console/turns.ts';
import { createHealth } from './web/health.ts';

export interface Started {
  /** The outputs of both stacks, and the addresses really bound. */
  readonly outputs: Readonly<Record<string, string>> & Addresses;
  close(): Promise<void>;
}

/**
 * Starts the whole product: the local AWS, search and the web side; deploys both templates to it, seeds it where it is
 * new, and resolves once a first question will be answered.
 * @throws StartError with every problem that was found
 */
export async function start(config: Config): Promise<Started> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return { outputs: await compose(config, closing), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function compose(
  config: Config,
  closing: (() => Promise<unknown>)[],
): Promise<Started['outputs']> {
  const { host, region } = config;
  const files = findProgramFiles();
  const log = pino({ level: config.logLevel });
  const clock = systemClock;
  const folder = await preflight(config, files.root);
  closing.push(folder.close);
  const { path: dataDir } = folder;

  // The local AWS.
  const addresses = { AwsUrl: '', SearchUrl: '', WebUrl: '' };
  const endpoint = () => addresses.AwsUrl;
  const identities = createIdentities({ clock, secret: folder.secret });
  const dispatcher = createDispatcher({ region, endpoint });
  const mailBox = await openMailBox({ dataDir });
  const s3 = await createS3({ dataDir, dispatcher, log, clock });
  const sqs = await createSqs({ dataDir, clock });
  const linkBase = () => `${addresses.WebUrl}/console/sns`;
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
    urlOf: () => `${addresses.WebUrl}/`,
  });
  const lex = await createLex({
    dataDir,
    dispatcher,
    clock,
    log,
    random: Math.random,
    isForgiving: true,
    train: async (spec: ModelSpec) => {
      const cacheFolder = join(dataDir, 'models');
      const model = await trainInWorker(spec, { workerFile: files.nluWorker, cacheFolder });
      return openInterpreter(spec, model);
    },
  });
  const search = await createSearch({
    dataDir,
    clock,
    log,
    verify: async (request) =>
      callerOf({ identities, clock }, ['es', 'aoss'], request, request.rawBody),
  });
  const services = [createSts({ roles: identities }), s3, sqs, sns, ses, lambda, lex];
  for (const part of services) dispatcher.register('service' in part ? part.service : part);
  closing.push(s3.close, sqs.close, sns.close, ses.close, lex.close);

  // The three ports.
  const health = createHealth(['aws', 'search', 'bot', 'documents']);
  const frontDoor = buildFrontDoor({
    dispatcher,
    identities,
    clock,
    region,
    log,
    bucketCors: s3.corsHeaders,
  });
  let chatFunction = '';
  const web = buildWebApp({
    health,
    allowedHosts: config.allowedHosts,
    consolePages: [
      mailConsole({ mailBox }),
      turnsConsole(lex.turns),
      functionsConsole(lambda.list),
    ],
    linkedPages: snsPages(sns.publicPages),
    chat: functionUrlRoutes((request, requestId) =>
      lambda.functionUrl(chatFunction)(request, requestId),
    ),
  });
  const listeners: readonly Listener[] = [
    { app: frontDoor, host, port: config.awsPort, variable: 'AWS_PORT' },
    { app: search.app, host, port: config.searchPort, variable: 'SEARCH_PORT' },
    { app: web, host, port: config.webPort, variable: 'WEB_PORT' },
  ];
  closing.push(
    search.close,
    () => frontDoor.close(),
    lambda.close,
    () => web.close(),
  );
  const [aws, found, chat] = await Promise.all(listeners.map(openPort));
  addresses.AwsUrl = config.publicAwsUrl ?? aws ?? '';
  addresses.SearchUrl = found ?? '';
  addresses.WebUrl = config.publicWebUrl ?? chat ?? '';
  health.set('aws', 'ready');
  health.set('search', 'ready');

  // What runs there.
  const client = {
    endpoint: aws ?? '',
    region,
    credentials: ADMINISTRATOR,
  };
  const s3Client = new S3Client(client);
  const outputs = await deploy({
    files,
    dataDir,
    region,
    s3: s3Client,
    log,
    provisioning: {
      dispatcher,
      roles: identities,
      bots: lex.definitions,
      schedules: lambda.schedules,
      functionUrl: () => `${addresses.WebUrl}/`,
      log,
    },
    settings: {
      SearchEndpoint: addresses.SearchUrl,
      SearchDomainArn: `arn:aws:es:${region}:000000000000:domain/local`,
      LinkEndpoint: config.linkEndpoint ?? addresses.AwsUrl,
    },
  });
  chatFunction = outputs.ChatFunction ?? '';
  health.set('bot', 'ready');
  lambda.start();
  sns.resume();
  await s3.resume();
  await seedDocuments(s3Client, outputs.DocumentsBucket ?? '', join(files.root, 'seed/documents'));
  const isIndexed = await waitUntilIndexed(new SQSClient(client), outputs.DocumentsQueueUrl ?? '');
  health.set(
    'documents',
    isIndexed ? 'ready' : 'failed',
    isIndexed ? undefined : 'uploads wait for the indexer',
  );
  const all = { ...outputs, ...addresses };
  await writeOutputs(dataDir, all);
  return all;
}

async function openPort(listener: Listener): Promise<string> {
  const opened = await listen(listener);
  if ('problem' in opened) throw new StartError([opened.problem]);
  return opened.url;
}
