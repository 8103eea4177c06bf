import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../../..');
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-'));
  await cp(join(repository, 'scripts'), join(root, 'scripts'), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  await source('package.json', '{ "type": "module" }');
  await source('package-lock.json', '{}');
  await source('seed/routing.yaml', 'teams: []\n');
  await source(
    'services/devkit/cli/start-program.ts',
    "import Fastify from 'fastify';\nconst word: string = typeof Fastify;\nprocess.stdout.write(['started', word, ...process.argv.slice(2)].join(' '));\n",
  );
  await source(
    'services/bot/functions/echo/handler.ts',
    "import routing from '../../../../seed/routing.yaml';\nexport const handler = async (event: unknown) => ({ event, routing });\n",
  );
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function source(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

async function node(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, args, { cwd: root });
  return stdout;
}

async function readManifest(): Promise<Record<string, Record<string, unknown>>> {
  return JSON.parse(await readFile(join(root, 'dist/manifest.json'), 'utf8'));
}

describe('build', () => {
  it('bundles each function into an ES module that runs on its own', async () => {
    await node('scripts/build.mjs');

    const url = join(root, 'dist/functions/echo/index.mjs');
    const { handler } = (await import(/* @vite-ignore */ url)) as {
      handler: (event: unknown) => Promise<unknown>;
    };

    expect(await handler(1)).toStrictEqual({ event: 1, routing: 'teams: []\n' });
  });

  it('describes each zip in the manifest with the hash that AWS reports for it', async () => {
    await node('scripts/build.mjs');

    const zip = await readFile(join(root, 'dist/functions/echo.zip'));
    const code = await readFile(join(root, 'dist/functions/echo/index.mjs'));

    expect(await readManifest()).toStrictEqual({
      echo: {
        zip: 'functions/echo.zip',
        codeSha256: createHash('sha256').update(zip).digest('base64'),
        size: zip.length,
        handler: 'index.handler',
      },
    });
    expect(Buffer.from(unzipSync(zip)['index.mjs'] as Uint8Array).equals(code)).toBe(true);
  });

  it('makes the same zip from the same source at any time and in any time zone', async () => {
    await node('scripts/build.mjs');
    const first = await readFile(join(root, 'dist/functions/echo.zip'));

    const past = new Date('2001-02-03T04:05:06Z');
    await utimes(join(root, 'services/bot/functions/echo/handler.ts'), past, past);
    const env = { ...process.env, TZ: 'Pacific/Auckland' };
    await run(process.execPath, ['scripts/build.mjs'], { cwd: root, env });

    expect((await readFile(join(root, 'dist/functions/echo.zip'))).equals(first)).toBe(true);
  });

  it('leaves nothing in dist that is no longer built', async () => {
    await node('scripts/build.mjs');
    await rm(join(root, 'services/bot/functions/echo'), { recursive: true });
    await node('scripts/build.mjs');

    const entries = await readdir(join(root, 'dist'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);

    expect(files.sort()).toStrictEqual([
      '.sources-sha256',
      'THIRD-PARTY-LICENSES.txt',
      'manifest.json',
      'start.js',
    ]);
  });

  it('emits the types of what the package exports', async () => {
    await source(
      'services/devkit/lex-server/start-lex.ts',
      '/** Starts. */\nexport async function startLex(port: number): Promise<string> { return String(port); }',
    );
    await node('scripts/build.mjs');

    expect(await readFile(join(root, 'dist/index.d.ts'), 'utf8')).toBe(
      '/** Starts. */\nexport declare function startLex(port: number): Promise<string>;\n',
    );
  });

  it.each([
    [
      'types of a module that is not shipped',
      "import type { Port } from './port.ts';\nexport function startLex(port: Port): void { void port; }",
      'its types need ./port.ts, which the package does not ship',
    ],
    [
      'types that are not written down',
      'export function startLex(port: number) { return String(port); }',
      "Expression type can't be inferred with --isolatedDeclarations",
    ],
  ])('refuses %s', async (_what, code, problem) => {
    await source('services/devkit/lex-server/port.ts', 'export type Port = number;');
    await source('services/devkit/lex-server/start-lex.ts', code);

    await expect(node('scripts/build.mjs')).rejects.toThrow(problem);
  });
});

describe('start', () => {
  it('builds when there is no build and hands its arguments on', async () => {
    expect(await node('scripts/start.mjs', 'a', 'b')).toBe('started function a b');
  });

  it('does not build again while the sources stay as they are', async () => {
    await node('scripts/start.mjs');
    await writeFile(join(root, 'dist/start.js'), "process.stdout.write('kept');");

    expect(await node('scripts/start.mjs')).toBe('kept');
  });

  it.each([
    ['a source', 'services/devkit/cli/start-program.ts', "process.stdout.write('new');"],
    ['the lock file', 'package-lock.json', '{ "lockfileVersion": 3 }'],
    ['the routing table', 'seed/routing.yaml', 'teams: [x]\n'],
  ])('builds again when %s changes', async (_what, path, content) => {
    await node('scripts/start.mjs');
    await writeFile(join(root, 'dist/start.js'), "process.stdout.write('kept');");
    await source(path, content);

    expect(await node('scripts/start.mjs')).not.toBe('kept');
  });

  it('names a program that is not built', async () => {
    await expect(node('scripts/run.mjs', 'nothing')).rejects.toThrow(
      'dist/nothing.js is not built (unknown program "nothing")',
    );
  });
});

describe('the command line', () => {
  it('is a program that the system can run', async () => {
    await source(
      'services/devkit/cli/main.ts',
      'process.stdout.write(process.argv.slice(2).join());',
    );
    await node('scripts/build.mjs');

    await chmod(join(root, 'dist/cli.js'), 0o755);
    const { stdout } = await run(join(root, 'dist/cli.js'), ['chat', 'now']);

    expect(stdout).toBe('chat,now');
  });
});

describe('prepare', () => {
  it('fails when a source cannot be built', async () => {
    await source('services/devkit/cli/start-program.ts', "import './missing.ts';");

    await expect(node('scripts/build.mjs')).rejects.toMatchObject({ code: 1 });
  });

  it('explains and succeeds when esbuild is not installed', async () => {
    await rm(join(root, 'node_modules'));
    await mkdir(join(root, 'node_modules'));
    await symlink(join(repository, 'node_modules/fflate'), join(root, 'node_modules/fflate'));

    const { stderr } = await run(process.execPath, ['scripts/build.mjs'], { cwd: root });

    expect(stderr).toContain('esbuild is not installed');
  });
});
