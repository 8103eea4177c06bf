import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../../services/base/log.ts';
import { awaitStorageStack } from '../../../../../../services/devkit/local/startup/backends/await-storage-stack.ts';
import { StartError } from '../../../../../../services/devkit/local/startup/start-error.ts';
import type {
  HookState,
  LocalStack,
} from '../../../../../../services/emulator/aws/upstream/localstack.ts';

const outputs = { DocumentsBucket: 'documents' };

/** Reports one state after the other, and then the last one for ever. */
function localStack(...hooks: (HookState | Error)[]): LocalStack {
  return {
    sessionId: async () => 'session',
    async hook() {
      const [next = { state: 'done' }] = hooks.length > 1 ? hooks.splice(0, 1) : hooks;
      if (next instanceof Error) throw next;
      return next;
    },
    outputsOf: async (name) => (name === 'storage' ? outputs : undefined),
  };
}

const wait = (stack: LocalStack, stackName = 'storage', ended = new AbortController().signal) =>
  awaitStorageStack({
    localStack: stack,
    stackName,
    url: 'http://localstack:4566',
    log: silentLog,
    ended,
    pollMs: 1,
    limitMs: 50,
  });

describe('waiting for LocalStack', () => {
  it('ends with the outputs of the stack that its hook deploys', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), {
      cause: { code: 'ECONNREFUSED' },
    });

    expect(await wait(localStack(refused, { state: 'running' }, { state: 'done' }))).toBe(outputs);
  });

  it('ends at once when a script of the hook has failed, naming it', async () => {
    const failed = wait(localStack({ state: 'failed', scripts: ['deploy-storage.sh'] }));

    await expect(failed).rejects.toThrow('deploy-storage.sh failed');
    await expect(failed).rejects.toBeInstanceOf(StartError);
  });

  it.each([
    ['it does not answer', new Error('ECONNREFUSED'), 'does not answer (ECONNREFUSED)'],
    ['its hook never ends', { state: 'running' } as const, 'runs its ready hook'],
  ])('gives up when %s, and says so', async (_what, state, said) => {
    await expect(wait(localStack(state))).rejects.toThrow(
      `AWS_BACKEND http://localstack:4566 is not ready after 0.05 s: it ${said}`,
    );
  });

  it('gives up when the hook deploys another stack', async () => {
    await expect(wait(localStack({ state: 'done' }), 'other')).rejects.toThrow(
      'has no stack other',
    );
  });

  it('gives up at once when the product ends', async () => {
    const waiting = wait(localStack({ state: 'running' }), 'storage', AbortSignal.abort());

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
