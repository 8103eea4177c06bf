import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DataFolder,
  openDataFolder,
} from '../../../../../services/base/durable/data-folder.ts';
import { silentLog } from '../../../../../services/base/log.ts';
import { watchDataFolder } from '../../../../../services/devkit/local/startup/watch-data-folder.ts';
import { Health } from '../../../../../services/devkit/local/web/health.ts';
import { PATIENCE } from '../../../../support/patience.ts';

let parent = '';
let folder: DataFolder;
let health: Health;
let planned: (() => void)[];
let end: () => Promise<void>;
const state = () => health.report().components.data;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'watched-'));
  folder = await openDataFolder(join(parent, 'data'));
  health = new Health(['data']);
  planned = [];
  const timers = {
    after(_ms: number, action: () => void) {
      planned.push(action);
      return () => planned.splice(0);
    },
  };
  end = watchDataFolder({ folder, health, log: silentLog, timers });
  await vi.waitFor(() => expect(planned).toHaveLength(1), PATIENCE);
});
afterEach(async () => {
  await end();
  await folder.close();
  await rm(parent, { recursive: true, force: true });
});

async function look(): Promise<void> {
  planned.pop()?.();
  await vi.waitFor(() => expect(planned).toHaveLength(1), PATIENCE);
}

describe('the watch over the data folder', () => {
  it('says in /healthz that the data folder can be written', () => {
    expect(state()).toStrictEqual({ state: 'ready' });
  });

  it.each([
    { name: 'moved away', change: () => rename(folder.path, `${folder.path}.moved`) },
    { name: 'removed', change: () => rm(folder.path, { recursive: true }) },
    {
      name: 'replaced',
      change: async () => {
        await rename(folder.path, `${folder.path}.moved`);
        await (await openDataFolder(folder.path)).close();
      },
    },
    {
      name: 'replaced by a file',
      change: async () => {
        await rm(folder.path, { recursive: true });
        await writeFile(folder.path, '');
      },
    },
  ])('notices that it was $name, says what to do, and writes nothing there', async ({ change }) => {
    await change();
    const before = await readdir(parent, { recursive: true });
    await look();

    expect(state()?.state).toBe('failed');
    expect(state()?.detail).toMatch(/was moved, removed or replaced .* Put the folder back/);
    expect(health.refusal).toBe(state()?.detail);
    expect(await readdir(parent, { recursive: true })).toStrictEqual(before);
  });

  it('is ready again once the folder is back', async () => {
    await rename(folder.path, `${folder.path}.moved`);
    await look();
    await rename(`${folder.path}.moved`, folder.path);
    await look();

    expect(state()).toStrictEqual({ state: 'ready' });
    expect(health.refusal).toBeUndefined();
  });

  it('keeps damaged files as a remark: the rest works', async () => {
    folder.damage.add({
      path: '/x',
      problem: 'is empty',
      cost: 'One mail.',
      remedy: 'Restore it.',
    });
    await look();

    expect(state()).toStrictEqual({
      state: 'ready',
      detail: '/x is empty. One mail. Restore it.',
    });
  });
});
