import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Product {
  readonly process: ChildProcess;
  readonly dataDir: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Returns its output so far. */
  readonly output: () => string;
  /** Sends a signal. Resolves with the exit code, or with the signal's name if that killed the process. */
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

export interface ExitedProduct {
  readonly code: number | string;
  readonly output: string;
}

/** Creates a folder for one test, which `removeFolders` deletes. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'product-'));
  FOLDERS.push(folder);
  return folder;
}

const FOLDERS: string[] = [];

export async function removeFolders(): Promise<void> {
  for (const folder of FOLDERS.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** Starts the built product as a separate process on free ports. Resolves once it is ready. */
export async function startProduct(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<Product> {
  const { child, output } = spawnProduct(dataDir, environment);
  const ended = once(child, 'exit');
  const isReady = () => output().includes('Ready in');
  while (!isReady()) {
    if (child.exitCode !== null) throw new Error(`The product did not start:\n${output()}`);
    await Promise.race([pause(20), ended]);
  }
  const outputs = JSON.parse(await readFile(join(dataDir, 'outputs.json'), 'utf8'));
  return {
    process: child,
    dataDir,
    outputs,
    output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by;
    },
  };
}

/** Runs the product until it exits by itself. */
export async function runProduct(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<ExitedProduct> {
  const { child, output } = spawnProduct(dataDir, environment);
  const [code, signal] = await once(child, 'exit');
  return { code: code ?? signal, output: output() };
}

/** Spawns the built product on free ports, and collects its output. */
export function spawnProduct(
  dataDir: string,
  environment: Record<string, string>,
  { detached = false }: { readonly detached?: boolean } = {},
) {
  const chunks: string[] = [];
  const child = spawn(process.execPath, [environment.PROGRAM ?? 'dist/start.js'], {
    env: {
      PATH: process.env.PATH ?? '',
      DATA_DIR: dataDir,
      AWS_PORT: '0',
      SEARCH_PORT: '0',
      WEB_PORT: '0',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  }
  return { child, output: () => chunks.join('') };
}
