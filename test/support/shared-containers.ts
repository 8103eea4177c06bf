import type { TestProject } from 'vitest/node';
import { type StartedBackend, startLocalStack, startOpenSearch } from './containers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of LocalStack, for the suites that only use it. */
    readonly localStackUrl: string;
    /** Base URL of OpenSearch, for the suites that only use it. */
    readonly openSearchUrl: string;
  }
}

/** Starts one LocalStack and one OpenSearch for all suites. A suite that stops or breaks one starts its own. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const starting = [startLocalStack(), startOpenSearch()];
  const started = await Promise.allSettled(starting);
  const running = started.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const stop = () => stopAll(running);
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await stop();
    throw explained(failed.reason);
  }
  const [localStack, openSearch] = running;
  if (localStack) provide('localStackUrl', localStack.url);
  if (openSearch) provide('openSearchUrl', openSearch.url);
  return stop;
}

async function stopAll(running: readonly StartedBackend[]): Promise<void> {
  await Promise.all(running.map((backend) => backend[Symbol.asyncDispose]()));
}

function explained(reason: unknown): unknown {
  if (!String(reason).includes('container runtime')) return reason;
  return new Error(
    'npm run test:containers needs a Docker engine, and none answers: start one, or set DOCKER_HOST.',
  );
}
