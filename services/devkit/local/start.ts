import { join } from 'node:path';
import pino from 'pino';
import { zipBotFolder } from '../../../infra/bot-zip.ts';
import { systemClock } from '../../base/clock.ts';
import { KeyLock } from '../../base/durable/key-lock.ts';
import type { Log } from '../../base/log.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { pause, realTimers, type Timers } from '../../base/timers.ts';
import { News } from '../console/live/news.ts';
import { openAccess } from './access.ts';
import { CloseStack } from './close-stack.ts';
import type { Config } from './config.ts';
import { BoundAddresses } from './startup/addresses.ts';
import { type Watched, watchBackend } from './startup/backends/watch-backend.ts';
import { DataBudget } from './startup/data-budget.ts';
import { Deployment } from './startup/deployment.ts';
import { openPorts } from './startup/open-ports.ts';
import { openServices, type Services } from './startup/open-services.ts';
import type { Addresses } from './startup/outputs.ts';
import { preflight } from './startup/preflight.ts';
import { toStartError } from './startup/to-start-error.ts';
import { watchDataFolder } from './startup/watch-data-folder.ts';
import { Health } from './web/health.ts';

const FIRST_LOOK_MS = 500;

export interface Started {
  /** The outputs of both stacks, and the addresses that are bound. */
  readonly outputs: Readonly<Record<string, string>> & Addresses;
  close(): Promise<void>;
}

/**
 * Starts the whole product: the local AWS, search and the web side; deploys both templates, seeds what is new, and
 * resolves once a first question will be answered. Throws StartError with every problem that was found. Aborting `ended`
 * during the start ends it.
 */
export async function start(
  config: Config,
  ended: AbortController = new AbortController(),
): Promise<Started> {
  const closing = new CloseStack();
  const close = async () => {
    // Ends the waiting for backends, which closing would wait for.
    ended.abort();
    await closing.close();
  };
  try {
    const outputs = await compose(config, closing, ended.signal);
    ended.signal.throwIfAborted();
    return { outputs, close };
  } catch (error) {
    const isGivenUp = ended.signal.aborted;
    await close().catch(() => undefined);
    throw isGivenUp ? error : await toStartError(error, config);
  }
}

async function compose(
  config: Config,
  closing: CloseStack,
  ended: AbortSignal,
): Promise<Started['outputs']> {
  const { files, folder, clock, timers, log, health, addresses, webUrl, access, budget } =
    await openFoundation(config, closing);
  const { path: dataDir, damage } = folder;
  ended.throwIfAborted();
  const news = new News();
  const services = await openServices({
    config,
    access: access.aws,
    files,
    dataDir,
    folder,
    damage,
    clock,
    timers,
    log,
    awsUrl: () => addresses.aws.value,
    webUrl,
    budget,
    news,
    isDeployed: () => deployment.isDone,
    closing,
  });
  await trainAhead(services, files.root, closing);
  const deployment = new Deployment({
    ...{ config, files, dataDir, damage },
    services,
    addresses,
    webUrl,
    health,
    log,
    ended,
  });
  ended.throwIfAborted();
  await openPorts({
    ...{ config, access, services, damage, health, budget, news, clock, log, addresses, closing },
    chatFunction: () => deployment.chatFunction,
    documents: deployment,
  });
  closing.add(watchDataFolder({ folder, health, log, timers, remark: () => budget.problem }));
  closing.add(budget.start());
  const outputs = await deployment.run();
  // A large folder is measured on; nobody waits for that.
  await Promise.race([budget.look(), pause(FIRST_LOOK_MS)]);
  watchBackends({ services, deployment, closing, health, log, timers, ended });
  return outputs;
}

/** Training takes a thread and half a second, which the rest of the start need not wait for. */
async function trainAhead({ lex }: Services, root: string, closing: CloseStack): Promise<void> {
  const { zip } = await zipBotFolder(join(root, 'seed/bot'));
  const trained = lex.prepareBot(zip);
  closing.add(() => trained);
}

/** What everything else is opened on. Throws StartError if the data folder, a port or a definition is unusable. */
async function openFoundation(config: Config, closing: CloseStack) {
  const files = findProgramFiles();
  const folder = await preflight(config, files.root);
  closing.add(() => folder.close());
  const clock = systemClock;
  const timers = realTimers;
  const log = pino({ level: config.logLevel });
  folder.damage.logTo(log);
  const health = new Health(['data', 'aws', 'search', 'bot', 'documents']);
  const addresses = new BoundAddresses();
  const webUrl = () => config.publicWebUrl ?? addresses.web.value;
  const access = openAccess(config, files.root, log);
  const limitBytes = config.dataLimit;
  const budget = new DataBudget({ dataDir: folder.path, limitBytes, clock, timers, log });
  return { files, folder, clock, timers, log, health, addresses, webUrl, access, budget };
}

interface WatchedParts {
  readonly services: Services;
  readonly deployment: Deployment;
  readonly closing: CloseStack;
  readonly health: Health;
  readonly log: Log;
  readonly timers: Timers;
  readonly ended: AbortSignal;
}

/** Watches the other processes that this one depends on, and deploys again if one has lost its data. */
function watchBackends(parts: WatchedParts): void {
  const { services, deployment, closing, health, log, timers, ended } = parts;
  const lock = new KeyLock();
  const recover = () => lock.run('deploy', () => deployment.run());
  for (const watched of watchedOf(services)) {
    closing.add(watchBackend({ watched, recover, health, log, timers, ended }));
  }
}

/** The other processes that this one depends on. */
function watchedOf({ storage, search }: Services): Watched[] {
  return [storage.watched, search.watched].filter((watched) => watched !== undefined);
}
