import { setTimeout as pause } from 'node:timers/promises';
import type { LocalStack } from '../../aws/upstream/localstack.ts';
import type { Log } from '../../log.ts';
import { StartError } from '../start-error.ts';

export interface AwaitStorageNeeds {
  readonly localStack: LocalStack;
  readonly stackName: string;
  readonly url: string;
  readonly log: Log;
  readonly pollMs?: number;
  readonly limitMs?: number;
}

const LIMIT_MS = 120_000;
const POLL_MS = 250;

/**
 * Waits until LocalStack's ready hook has deployed the storage stack.
 * @returns the stack's outputs
 * @throws StartError where it doesn't within two minutes, or where a script of the hook has failed
 */
export async function awaitStorageStack(
  needs: AwaitStorageNeeds,
): Promise<Readonly<Record<string, string>>> {
  const { pollMs = POLL_MS, limitMs = LIMIT_MS } = needs;
  const deadline = performance.now() + limitMs;
  let told = '';
  for (;;) {
    const found = await look(needs).catch((error: Error) => `does not answer (${reasonOf(error)})`);
    if (typeof found !== 'string') return found;
    if (found !== told) needs.log.info({ url: needs.url }, `waiting for LocalStack: it ${found}`);
    told = found;
    if (performance.now() > deadline) {
      throw new StartError([
        `AWS_BACKEND ${needs.url} is not ready after ${limitMs / 1000} s: it ${found}. Is it running, with localstack/ready.d mounted as its ready hook?`,
      ]);
    }
    await pause(pollMs);
  }
}

async function look(needs: AwaitStorageNeeds): Promise<Readonly<Record<string, string>> | string> {
  const { localStack, stackName, url } = needs;
  const hook = await localStack.hook();
  if (hook.state === 'running') return 'runs its ready hook';
  if (hook.state === 'failed') {
    throw new StartError([
      `LocalStack at ${url} could not be set up: ${hook.scripts.join(', ')} failed. Its own log says why (docker compose logs localstack).`,
    ]);
  }
  return (await localStack.outputsOf(stackName)) ?? `has no stack ${stackName}`;
}

/** What broke a fetch stands in its cause. */
function reasonOf(error: Error): string {
  if (error instanceof StartError) throw error;
  const { cause } = error as { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? error.message;
}
