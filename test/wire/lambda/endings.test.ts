import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { startLambdaServer } from './lambda-server.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lambda-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('Lambda', () => {
  it('has its functions again after a restart', async () => {
    const first = await startLambdaServer({ dataDir });
    await first.deploy('one', 'export const handler = async () => 1;');
    await first.close();

    const second = await startLambdaServer({ dataDir });
    const { Payload } = await second.client.send(new InvokeCommand({ FunctionName: 'one' }));
    await second.close();

    expect(Payload?.transformToString()).toBe('1');
  });

  it('handles an accepted event after a restart', async () => {
    const first = await startLambdaServer({ dataDir });
    await first.deploy('takes', 'export const handler = async ({ word }) => word.length;');
    await first.lambda.close();
    await first.client.send(
      new InvokeCommand({
        FunctionName: 'takes',
        InvocationType: 'Event',
        Payload: Buffer.from('{"word":"done"}'),
      }),
    );
    await first.close();

    const second = await startLambdaServer({ dataDir });
    const handled = { name: 'takes', invocations: 1, errors: 0, processes: { busy: 0, idle: 1 } };
    await vi.waitFor(() => expect(second.lambda.list()[0]).toMatchObject(handled), PATIENCE);
    await second.close();
  });

  it('reports its functions to the console', async () => {
    const server = await startLambdaServer({ dataDir });
    await server.deploy(
      'one',
      'export const handler = async () => { throw new RangeError("x"); };',
    );
    await server.lambda.warm('one');
    const warm = server.lambda.list()[0];
    await server.client.send(new InvokeCommand({ FunctionName: 'one' }));
    const used = server.lambda.list()[0];
    await server.close();

    expect(warm).toMatchObject({ name: 'one', invocations: 0, processes: { busy: 0, idle: 1 } });
    expect(used).toMatchObject({ invocations: 1, errors: 1, lastError: { type: 'RangeError' } });
  });

  it('ends the processes of functions when it is closed', async () => {
    const server = await startLambdaServer({ dataDir });
    await server.deploy('pid', 'export const handler = async () => process.pid;');
    const { Payload } = await server.client.send(new InvokeCommand({ FunctionName: 'pid' }));
    const pid = Number(Payload?.transformToString());
    expect(isRunning(pid)).toBe(true);

    await server.close();

    expect(isRunning(pid)).toBe(false);
  });

  it.runIf(process.platform !== 'win32')(
    'leaves no process behind when it is killed, idle or in an endless loop',
    async () => {
      const emulator = startEmulator(dataDir);
      const pids = await firstLine(emulator);
      expect(pids.map(isRunning)).toStrictEqual([true, true]);

      emulator.kill('SIGKILL');

      await vi.waitFor(() => expect(pids.map(isRunning)).toStrictEqual([false, false]), PATIENCE);
    },
  );
});

/** A process of its own with a Lambda whose two functions run: one idle, one in an endless loop. */
function startEmulator(folder: string): ChildProcess {
  const program = join(import.meta.dirname, 'emulator-to-kill.ts');
  return spawn(process.execPath, ['--import', 'tsx', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<number[]> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) return JSON.parse(text);
  }
  throw new Error(`The emulator ended: ${text}`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
