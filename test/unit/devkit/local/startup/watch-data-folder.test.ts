import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { watchDataFolder } from '../../../../../services/devkit/local/startup/watch-data-folder.ts';
import { Health } from '../../../../../services/devkit/local/web/health.ts';
import { PATIENCE } from '../../../../support/patience.ts';

let dataDir = '';
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('says in /healthz whether the data folder can be written, look by look', async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'watched-'));
  const health = new Health(['data']);
  const state = () => health.report().components.data;
  const planned: (() => void)[] = [];
  const timers = {
    after(_ms: number, action: () => void) {
      planned.push(action);
      return () => planned.splice(0);
    },
  };
  const end = watchDataFolder({ dataDir, health, log: silentLog, timers });
  await vi.waitFor(() => expect(state()).toStrictEqual({ state: 'ready' }), PATIENCE);

  // What is no folder can't be written to by anybody, root included.
  await rm(dataDir, { recursive: true });
  await writeFile(dataDir, '');
  await vi.waitFor(() => expect(planned).toHaveLength(1), PATIENCE);
  planned.pop()?.();

  await vi.waitFor(() => expect(state()?.state).toBe('failed'), PATIENCE);
  expect(state()?.detail).toBe(
    `DATA_DIR ${dataDir} can't be written (EEXIST). Give it room, or the right to write there.`,
  );
  await end();
  expect(planned).toHaveLength(0);
});
