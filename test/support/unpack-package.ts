import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Unpacks the package that npm would publish into a folder. */
export async function unpackPackage(home: string): Promise<void> {
  const packed = await mkdtemp(join(tmpdir(), 'packed-'));
  const { stdout } = await run('npm', [
    ...['pack', '--ignore-scripts', '--json', '--pack-destination', packed],
  ]);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await mkdir(home, { recursive: true });
  await run('tar', ['-xzf', join(packed, filename), '--strip-components=1', '-C', home]);
  await rm(packed, { recursive: true });
}
