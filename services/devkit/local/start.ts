import pino from 'pino';
import { systemClock } from '../../base/clock.ts';
import { KeyLock } from '../../base/durable/key-lock.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { realTimers } from '../../base/timers.ts';
import { CloseStack } from './close-stack.ts';
import type { Config } from './config.ts';
import { BoundAddresses } from './startup/addresses.ts';
import { watchBackend } from './startup/backends/watch-backend.ts';
import { Deployment } from './startup/deployment.ts';
import { openPorts } from './startup/open-ports.ts';
import { openServices } from './startup/open-services.ts';
import type { Addresses } from './startup/outputs.ts';
import { preflight } from './startup/preflight.ts';
import { watchDataFolder } from './startup/watch-data-folder.ts';
import { Health } from './web/health.ts';

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

  const services = await openServices({
    config,
    files,
    dataDir,
    secret,
    clock,
    timers,
    log,
    awsUrl,
    webUrl,
    closing,
  });
  const deployment = new Deployment({
    config,
    files,
    dataDir,
    services,
    addresses,
    webUrl,
    health,
    log,
    ended,
  });
  const chatFunction = () => deployment.chatFunction;
  await openPorts({ config, services, chatFunction, health, clock, log, addresses, closing });
  closing.add(watchDataFolder({ dataDir, health, log, timers }));
  const outputs = await deployment.run();
  const lock = new KeyLock();
  const redeploy = () => lock.run('deploy', () => deployment.run());
  for (const watched of [services.storage.watched, services.search.watched]) {
    if (!watched) continue;
    closing.add(watchBackend({ watched, recover: redeploy, health, log, timers, ended }));
  }
  return outputs;
}
