import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnProduct } from '../test/support/product.ts';

const READY_MS = 90_000;
/** Groups that must not outlive this process. */
const GROUPS = new Set<number>();

process.on('exit', () => {
  for (const group of GROUPS) killGroup(group);
});

/** The built product as the leader of its process group, on free ports. */
export interface Product {
  readonly pid: number;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** Returns its output so far. */
  readonly output: () => string;
  readonly hasEnded: () => boolean;
  /** Resolves with the exit code, or with the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Kills the whole group, functions included. */
  kill(): Promise<void>;
  /** SIGTERM; after the given time the group is killed. */
  terminate(killAfterMs: number): Promise<number | string>;
}

export interface Addresses {
  readonly web: string;
  readonly aws: string;
  readonly search: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Starts the product without waiting until it is ready. */
export function startProduct(dataDir: string, environment: Record<string, string> = {}): Product {
  const own = { HOME: process.env.HOME ?? '', ...environment };
  const { child, output } = spawnProduct(dataDir, own, { detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error('The product could not be started.');
  GROUPS.add(pid);
  const ended = once(child, 'exit').then(([code, signal]) => {
    GROUPS.delete(pid);
    return code ?? signal;
  });
  return {
    pid,
    dataDir,
    child,
    output,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    ended,
    async kill() {
      killGroup(pid);
      await ended;
    },
    async terminate(killAfterMs) {
      child.kill('SIGTERM');
      await Promise.race([ended, pause(killAfterMs, undefined, { ref: false })]);
      killGroup(pid);
      return ended;
    },
  };
}

/** Waits until the product is ready. Resolves with undefined if it ends or takes more than 90 seconds. */
export async function readyAddresses(product: Product): Promise<Addresses | undefined> {
  const deadline = performance.now() + READY_MS;
  while (!product.output().includes('Ready in')) {
    if (product.hasEnded() || performance.now() > deadline) return undefined;
    await pause(20);
  }
  const outputs = JSON.parse(await readFile(join(product.dataDir, 'outputs.json'), 'utf8'));
  return { web: outputs.WebUrl, aws: outputs.AwsUrl, search: outputs.SearchUrl, outputs };
}

/** Starts the product and waits. Throws an Error with its output if it does not become ready. */
export async function startReady(dataDir: string): Promise<{ product: Product; at: Addresses }> {
  const product = startProduct(dataDir);
  const at = await readyAddresses(product);
  if (at) return { product, at };
  await product.kill();
  throw new Error(`The product did not become ready:\n${product.output()}`);
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
