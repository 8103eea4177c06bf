import pino from 'pino';
import { systemClock } from '../../base/clock.ts';
import { KeyLock } from '../../base/durable/key-lock.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { pause, realTimers } from '../../base/timers.ts';
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
 * resolves once a first question will be answered. Throws StartError with every problem that was found.
 */
export async function start(config: Config): Promise<Started> {
  const closing = new CloseStack();
  const ended = new AbortController();
  const close = async () => {
    // Ends the waiting for backends, which closing would wait for.
    ended.abort();
    await closing.close();
  };
  try {
    const outputs = await compose(config, closing, ended.signal);
    return { outputs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function compose(
  config: Config,
  closing: CloseStack,
  ended: AbortSignal,
): Promise<Started['outputs']> {
  const files = findProgramFiles();
  const folder = await preflight(config, files.root);
  closing.add(() => folder.close());
  const { path: dataDir, secret } = folder;
  const clock = systemClock;
  const timers = realTimers;
  const log = pino({ level: config.logLevel });
  const health = new Health(['data', 'aws', 'search', 'bot', 'documents']);
  const addresses = new BoundAddresses();
  const awsUrl = () => addresses.aws.value;
  const webUrl = () => config.publicWebUrl ?? addresses.web.value;

  const access = openAccess(config, files.root, log);
  const budget = new DataBudget({ dataDir, limitBytes: config.dataLimit, clock, timers, log });
  let isDeployed = false;
  const common = { config, files, dataDir, clock, timers, log, addresses, webUrl, closing, ended };
  const services = await openServices({
    ...common,
    access: access.aws,
    secret,
    awsUrl,
    budget,
    isDeployed: () => isDeployed,
  });
  const deployment = new Deployment({ ...common, services, health });
  const chatFunction = () => deployment.chatFunction;
  await openPorts({ ...common, access, services, chatFunction, health, budget });
  closing.add(watchDataFolder({ dataDir, health, log, timers, remark: () => budget.problem }));
  closing.add(budget.start());
  const outputs = await deployment.run();
  isDeployed = true;
  // A large folder is measured on; nobody waits for that.
  await Promise.race([budget.look(), pause(FIRST_LOOK_MS)]);
  const lock = new KeyLock();
  const recover = () => lock.run('deploy', () => deployment.run());
  for (const watched of watchedOf(services)) {
    closing.add(watchBackend({ watched, recover, health, log, timers, ended }));
  }
  return outputs;
}

/** The other processes that this one depends on. */
function watchedOf({ storage, search }: Services): Watched[] {
  return [storage.watched, search.watched].filter((watched) => watched !== undefined);
}
