import type { LocalStack } from '../../../../emulator/aws/upstream/localstack.ts';
import { StartError } from '../start-error.ts';
import { type AwaitBackendDeps, awaitBackend } from './await-backend.ts';

type Outputs = Readonly<Record<string, string>>;

export interface AwaitStorageDeps
  extends Pick<AwaitBackendDeps<Outputs>, 'url' | 'log' | 'ended' | 'pollMs' | 'limitMs'> {
  readonly localStack: LocalStack;
  readonly stackName: string;
}

/**
 * Waits until LocalStack's ready hook has deployed the storage stack. Returns the stack's outputs.
 * Throws StartError if that takes more than two minutes, or if a script of the hook has failed.
 */
export function awaitStorageStack(deps: AwaitStorageDeps): Promise<Outputs> {
  const { url, log, ended, pollMs, limitMs } = deps;
  return awaitBackend({
    name: 'LocalStack',
    variable: 'AWS_BACKEND',
    url,
    look: () => look(deps),
    advice: 'Is it running, with localstack/ready.d mounted as its ready hook?',
    log,
    ended,
    pollMs,
    limitMs,
  });
}

async function look({ localStack, stackName, url }: AwaitStorageDeps) {
  const hook = await localStack.hook();
  if (hook.state === 'running') return 'runs its ready hook';
  if (hook.state === 'failed') {
    throw new StartError([
      `LocalStack at ${url} could not be set up: ${hook.scripts.join(', ')} failed. Its own log says why (docker compose logs localstack).`,
    ]);
  }
  const found = await localStack.outputsOf(stackName);
  return found ? { found } : `has no stack ${stackName}`;
}
