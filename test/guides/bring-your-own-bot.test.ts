import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../services/emulator/lex/bot/read-folder.ts';
import { type GuideBlock, readGuide, replaceNames } from '../support/guide.ts';
import { fakeInvoke, say } from '../support/lex-server.ts';
import { unpackPackage } from '../support/unpack-package.ts';

const GUIDE = 'docs/guides/bring-your-own-bot.md';
const FIXTURE = 'test/fixtures/bots/room-booking';
const DEPENDENCIES = ['vitest', 'esbuild', '@aws-sdk/client-lex-runtime-v2'];

const run = promisify(execFile);
const blocks = await readGuide(GUIDE);
const has = {
  aws: works('aws', ['--version']),
  boto3: works('python3', ['-c', 'import boto3']),
};
for (const [name, isThere] of Object.entries(has)) {
  if (!isThere) console.log(`skipped in ${GUIDE}: what needs ${name}, which is not installed`);
}

let project: string;
let ports: ReadonlyMap<string, string>;
const served: ChildProcess[] = [];

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'guide-'));
  ports = new Map([
    ['4566', await freePort()],
    ['4567', await freePort()],
  ]);
  await install();
  await writeFile(
    join(project, 'RoomBooking.zip'),
    zipSync(Object.fromEntries(await readFolder(FIXTURE))),
  );
  for (const { options, code } of blocks) {
    if (!options.file) continue;
    const path = join(project, options.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, withPorts(code));
  }
  await serve(only('serve'));
}, 180_000);

afterAll(async () => {
  await Promise.all(served.map(end));
  await rm(project, { recursive: true, force: true });
});

describe('the guide "Bring your own bot"', () => {
  const steps = blocks.filter(({ action }) => action === 'run');

  it('installs what the test installs', () => {
    const [command] = only('install').code.split('\n');

    expect(command?.split(' ').slice(3).sort()).toStrictEqual(
      [...DEPENDENCIES, 'support-bot'].sort(),
    );
  });

  for (const step of steps) {
    const needed = step.options.needs as keyof typeof has | undefined;
    const isMissing = needed !== undefined && !has[needed];

    it.skipIf(isMissing)(
      `line ${step.line}: ${step.code.trim()}`,
      { timeout: 120_000 },
      async () => {
        const { stdout } = await run('bash', ['-e', '-c', withPorts(step.code)], {
          cwd: project,
          env: environment(),
        });

        for (const line of shownAfter(step)) expect(stdout).toContain(line);
      },
    );
  }

  it('reaches a handler elsewhere by ARN=URL', async () => {
    const invoke = await fakeInvoke(() => ({
      sessionState: {
        dialogAction: { type: 'Close' },
        intent: { name: 'BookRoom', state: 'Fulfilled' },
      },
      messages: [{ contentType: 'PlainText', content: 'from SAM' }],
    }));
    const block = only('serve-with-endpoint');
    await serve({ ...block, code: block.code.replace('http://127.0.0.1:3001', invoke.url) });

    const endpoint = `http://127.0.0.1:${ports.get('4567')}`;
    const facts = { endpoint, botId: 'ROOMB00K01', aliasId: 'TSTALIASID', locales: ['en_US'] };
    for (const text of ['book a large room', '4']) await say(facts, text);
    const reply = await say(facts, 'yes');
    await invoke.close();

    expect(reply).toStrictEqual(['from SAM']);
    expect(invoke.paths).toStrictEqual(['/2015-03-31/functions/RoomBookingFunction/invocations']);
  });

  it('has no block that no test looks at', () => {
    const known = ['install', 'file', 'serve', 'run', 'shows', 'serve-with-endpoint'];

    expect(blocks.filter(({ action }) => !known.includes(action))).toStrictEqual([]);
    expect(
      blocks.filter(({ action, options }) => action === 'file' && !options.file),
    ).toStrictEqual([]);
  });
});

/** The lines that the guide says a command shows. */
function shownAfter(step: GuideBlock): readonly string[] {
  const next = blocks[blocks.indexOf(step) + 1];
  return next?.action === 'shows' ? next.code.trim().split('\n') : [];
}

/** Installs the package as npm would pack it into the project, and the packages that the guide installs. */
async function install(): Promise<void> {
  const home = join(project, 'node_modules/support-bot');
  await unpackPackage(home);
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  for (const name of DEPENDENCIES) {
    const target = join(project, 'node_modules', name);
    await mkdir(dirname(target), { recursive: true });
    await symlink(resolve('node_modules', name), target);
  }
  const bin = join(project, 'node_modules/.bin');
  await mkdir(bin);
  await chmod(join(home, 'dist/cli.js'), 0o755);
  await symlink('../support-bot/dist/cli.js', join(bin, 'support-bot'));
  const { bin: vitest } = JSON.parse(await readFile('node_modules/vitest/package.json', 'utf8'));
  await symlink(resolve('node_modules/vitest', vitest.vitest ?? vitest), join(bin, 'vitest'));
}

/** Starts a command that goes on, and waits until it says that the bot is served. */
async function serve({ code }: GuideBlock): Promise<void> {
  const child = spawn('bash', ['-c', `exec ${withPorts(code)}`], {
    cwd: project,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  served.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    child.emit('said');
  });
  const ended = once(child, 'close').then(() => {
    throw new Error(`the bot is not served:\n${output}`);
  });
  ended.catch(() => {});
  while (!output.includes('is served')) await Promise.race([once(child, 'said'), ended]);
}

/** Ctrl-C reaches the whole group of a terminal's processes: npx and what it runs. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const over = once(child, 'close');
  process.kill(-child.pid, 'SIGINT');
  await over;
}

/** As a developer's shell, not as this test run's. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
}

function only(action: string): GuideBlock {
  const [block, ...others] = blocks.filter((each) => each.action === action);
  if (!block || others.length > 0) throw new Error(`the guide needs one block "${action}"`);
  return block;
}

/** The guide's ports may be taken here. */
function withPorts(code: string): string {
  return replaceNames(code, ports);
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

function works(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
