import { join } from 'node:path';
import type { Clock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { DataFolder } from '../../../base/durable/data-folder.ts';
import type { HttpAccess } from '../../../base/http/access.ts';
import type { Log } from '../../../base/log.ts';
import type { ProgramFiles } from '../../../base/program-files.ts';
import type { Timers } from '../../../base/timers.ts';
import { type Connect, openConnect } from '../../../emulator/aws/connect/service.ts';
import {
  createDispatcher,
  type OperationDispatcher,
} from '../../../emulator/aws/endpoint/dispatcher.ts';
import type { Identities } from '../../../emulator/aws/endpoint/sigv4/verify.ts';
import { authenticateSearch, type SearchRequest } from '../../../emulator/aws/es/authenticate.ts';
import { createIdentities } from '../../../emulator/aws/iam/identities.ts';
import type { Roles } from '../../../emulator/aws/iam/roles.ts';
import { type Lambda, openLambda } from '../../../emulator/aws/lambda/service.ts';
import { createSts } from '../../../emulator/aws/sts/service.ts';
import { type Lex, openLex } from '../../../emulator/lex/runtime/service.ts';
import type { CloseStack } from '../close-stack.ts';
import type { Config } from '../config.ts';
import { authoriseUploads } from './authorise-uploads.ts';
import { openLocalStorage } from './backends/local-storage.ts';
import { openSearchBackend, type SearchBackend } from './backends/search-backend.ts';
import type { Storage } from './backends/storage.ts';
import { openUpstreamStorage } from './backends/upstream-storage.ts';
import type { DataBudget } from './data-budget.ts';
import { encoderLayers } from './encoder.ts';
import { explainByFolder } from './explain-by-folder.ts';
import { requireRoomInSearch } from './search-budget.ts';
import { sizeOfObject } from './size-of-object.ts';
import { createTrainer } from './trainer.ts';

export interface ServicesDeps {
  readonly config: Pick<
    Config,
    | 'region'
    | 'awsBackend'
    | 'searchBackend'
    | 'administrator'
    | 'answersEncoder'
    | 'encoderDir'
    | 'dataDir'
    | 'publicAwsUrl'
  >;
  /** Who may come to search. */
  readonly access: HttpAccess;
  readonly files: ProgramFiles;
  readonly dataDir: string;
  readonly folder: Pick<DataFolder, 'secret' | 'problem'>;
  readonly damage: DamageReport;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Address of the AWS endpoint; only read once its port is open. */
  readonly awsUrl: () => string;
  /** Address of the chat, likewise. */
  readonly webUrl: () => string;
  readonly budget: DataBudget;
  /** Whether the bot is deployed: clients may upload, and are bound by the budget. */
  readonly isDeployed: () => boolean;
  readonly closing: CloseStack;
}

/** The services of the local AWS, none of them reachable yet. */
export interface Services {
  readonly identities: Identities & Roles;
  readonly dispatcher: OperationDispatcher;
  readonly storage: Storage;
  readonly connect: Connect;
  readonly lambda: Lambda;
  readonly lex: Lex;
  readonly search: SearchBackend;
}

/** Opens all services on the data folder, and registers them with the dispatcher. */
export async function openServices(deps: ServicesDeps): Promise<Services> {
  const { config, files, dataDir, damage, clock, timers, log, awsUrl, webUrl, closing } = deps;
  const { region } = config;
  const { secret } = deps.folder;
  const identities = createIdentities({ clock, secret, administrator: config.administrator });
  const dispatcher = openDispatcher(deps);
  const sts = createSts({ roles: identities });
  const storage = await openStorage(deps, dispatcher);
  closing.add(() => storage.close());
  const connect = await openConnect({
    dataDir,
    secret,
    damage,
    clock,
    timers,
    log,
    publicUrl: config.publicAwsUrl,
  });
  closing.add(() => connect.close());
  const lambda = await openLambda({
    dataDir,
    damage,
    dispatcher,
    roles: identities,
    region,
    endpoint: awsUrl,
    clock,
    log,
    runtimePath: files.lambdaRuntime,
    urlOf: () => `${webUrl()}/`,
    layers: encoderLayers(config),
  });
  const lex = await openLex({
    dataDir,
    damage,
    dispatcher,
    clock,
    timers,
    log,
    random: Math.random,
    toleratesTypos: true,
    train: createTrainer(files, join(dataDir, 'models')),
  });
  closing.add(() => lex.close());
  const search = await openSearchBackend({
    url: config.searchBackend,
    dataDir,
    damage,
    clock,
    log,
    access: deps.access,
    explain: deps.folder.problem,
    authenticate: (request) => admitToSearch(deps, { identities, clock }, request),
  });
  closing.add(() => search.close());
  const local = [sts, ...connect.services, lambda.service, lex.service];
  for (const service of [...local, ...storage.services]) dispatcher.register(service);
  return { identities, dispatcher, storage, connect, lambda, lex, search };
}

function openDispatcher({
  config,
  awsUrl,
  budget,
  isDeployed,
  folder,
}: ServicesDeps): OperationDispatcher {
  const dispatcher = createDispatcher({
    region: config.region,
    endpoint: awsUrl,
    authorise: authoriseUploads({
      budget,
      keepsStorage: config.awsBackend === undefined,
      isOpen: isDeployed,
      sizeOf: (source) => sizeOfObject(dispatcher, source),
    }),
    explain: () => explainByFolder(folder.problem),
  });
  return dispatcher;
}

async function admitToSearch(
  { config, budget, isDeployed: isOpen }: ServicesDeps,
  identities: Parameters<typeof authenticateSearch>[0],
  request: SearchRequest,
): Promise<void> {
  const caller = await authenticateSearch(identities, request);
  // Each request is authenticated by its head first, and counted once.
  if (config.searchBackend !== undefined || request.bodySha256 !== undefined) return;
  requireRoomInSearch({ budget, isOpen }, caller, request);
}

function openStorage(deps: ServicesDeps, dispatcher: OperationDispatcher): Promise<Storage> {
  const { config, dataDir, damage, clock, timers, log, webUrl } = deps;
  if (config.awsBackend) {
    return openUpstreamStorage({ url: config.awsBackend, region: config.region, dataDir, log });
  }
  const linkBase = () => `${webUrl()}/console/sns`;
  return openLocalStorage({ dataDir, damage, dispatcher, clock, timers, log, linkBase });
}
