import { spawn } from 'node:child_process';
import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { InvokeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LambdaServer, startLambdaServer } from './lambda-server.ts';

let server: LambdaServer;
let outside: string;

/** Runs the code of the event and returns its value, or the code and message of what it throws. */
const RUNS_CODE = `
import * as fs from 'node:fs'; import * as path from 'node:path'; import * as os from 'node:os';
import * as workers from 'node:worker_threads'; import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const thread = (code, options) => new Promise((resolve, reject) => {
  const worker = new workers.Worker(
    'const answer = (value) => require("node:worker_threads").parentPort.postMessage(value);' +
    '(async () => {' + code + '})().then(answer, (e) => answer({ code: e.code ?? e.name }))', { eval: true, ...options });
  worker.on('message', resolve).on('error', reject).on('exit', (code) => reject(new Error('exit ' + code)));
});
const Code = (async () => {}).constructor;
export const handler = async ({ code, data }) => {
  try {
    const names = ['fs', 'path', 'os', 'workers', 'require', 'thread', 'data'];
    return { value: await new Code(...names, code)(fs, path, os, workers, require, thread, data) ?? null };
  } catch (error) { return { error: String(error.code ?? error.name), message: error.message }; }
};`;

beforeAll(async () => {
  server = await startLambdaServer();
  outside = await mkdtemp(join(tmpdir(), 'outside-'));
  await writeFile(join(server.dataDir, 'secret'), 'the secret');
  await writeFile(join(outside, 'module.mjs'), 'export default "ran";');
  await writeFile(join(outside, 'module.cjs'), 'module.exports = "ran";');
  await server.deploy('probe', RUNS_CODE, { Timeout: 20, MemorySize: 512 });
  await server.deploy('other', 'export const handler = async () => process.pid;', {
    Environment: { Variables: { OTHERS_WORD: 'hush' } },
  });
  await call('other');
});
afterAll(async () => {
  await server.close();
  await rm(outside, { recursive: true, force: true });
});

async function call(name: string, event: unknown = {}) {
  const Payload = Buffer.from(JSON.stringify(event));
  const output = await server.client.send(new InvokeCommand({ FunctionName: name, Payload }));
  return JSON.parse(output.Payload?.transformToString() ?? '');
}

async function probe(code: string, more: Record<string, unknown> = {}) {
  const data = {
    ...{ dataDir: server.dataDir, secret: join(server.dataDir, 'secret'), outside },
    ...{ pid: process.pid, home: homedir(), ...more },
  };
  return call('probe', { code, data });
}

const isOfFunction = (name = '') => /^(LD_|OPENSSL_|NODE_(?!CHANNEL)|WORD)/.test(name);
const READ_SECRET = "require('node:fs').readFileSync(DATA, 'utf8')";
/** A statement for a worker thread that reads the secret. */
const threadReads = (options: string) =>
  `return thread(${JSON.stringify(`return ${READ_SECRET}`)}.replace('DATA', JSON.stringify(data.secret)), ${options});`;

describe('a function of the local Lambda', () => {
  it.each([
    ['the data folder', 'return fs.readdirSync(data.dataDir);'],
    ['a file of the data folder', "return fs.readFileSync(data.secret, 'utf8');"],
    ['a file by a promise', "return fs.promises.readFile(data.secret, 'utf8');"],
    [
      'a file as a stream',
      'return new Promise((done, failed) => fs.createReadStream(data.secret).on("data", done).on("error", failed));',
    ],
    ['a file as a blob', 'return (await fs.openAsBlob(data.secret)).text();'],
    ['a file by a path that climbs', 'return fs.readFileSync("../../../secret", "utf8");'],
    [
      'a file by a path that climbs, as bytes',
      'return fs.readFileSync(Buffer.from(process.cwd() + "/../../../secret"), "utf8");',
    ],
    ['whether a file exists', 'return fs.statSync(data.secret).size;'],
    [
      "the emulator's environment",
      'return fs.readFileSync("/proc/" + data.pid + "/environ", "utf8");',
    ],
    [
      'the environment as the parent',
      'return fs.readFileSync("/proc/" + process.ppid + "/environ");',
    ],
    [
      "another function's environment",
      'return fs.readFileSync("/proc/" + data.other + "/environ", "utf8");',
    ],
    ['the root of another process', 'return fs.readdirSync("/proc/" + data.other + "/root");'],
    ['the root of its own process', 'return fs.readFileSync("/proc/self/root" + data.secret);'],
    ['all processes', 'return fs.readdirSync("/proc");'],
    ["the user's home", 'return fs.readdirSync(data.home);'],
    ['/root', 'return fs.readdirSync("/root");'],
    ['/etc/passwd', 'return fs.readFileSync("/etc/passwd", "utf8");'],
    ["other functions' code", 'return fs.readdirSync(path.dirname(process.env.LAMBDA_TASK_ROOT));'],
    ['temporary files of others', 'return fs.readdirSync(path.dirname(os.tmpdir()));'],
    ["the machine's temporary files", 'return fs.readdirSync("/tmp");'],
    [
      'a module elsewhere',
      'return (await import("file://" + data.outside + "/module.mjs")).default;',
    ],
    ['a CommonJS module elsewhere', 'return require(data.outside + "/module.cjs");'],
    ['a file as environment variables', 'return process.loadEnvFile(data.secret);'],
    ['a file after a change of folder', 'process.chdir(data.dataDir); return fs.readdirSync(".");'],
  ])('can not read %s', async (_what, code) => {
    const other = await call('other');

    const { error, value } = await probe(code, { other });

    expect(value).toBeUndefined();
    expect(error).toMatch(/^(ERR_ACCESS_DENIED|ENOENT)$/);
  });

  it.each([
    ['to the data folder', 'fs.writeFileSync(path.join(data.dataDir, "made"), "x");'],
    ['to its own code', 'fs.writeFileSync("index.mjs", "x");'],
    ["to the machine's /tmp", 'fs.writeFileSync("/tmp/support-bot-confinement", "x");'],
    ['a folder', 'fs.mkdirSync(path.join(data.dataDir, "made"));'],
    ['by removing', 'fs.rmSync(data.secret);'],
    ['by renaming', 'fs.renameSync(data.secret, path.join(os.tmpdir(), "x"));'],
    ['by changing rights', 'fs.chmodSync(data.secret, 0o777);'],
    ['by truncating', 'fs.truncateSync(data.secret);'],
    ['a report', 'process.report.writeReport(path.join(data.dataDir, "made"));'],
    ['a heap snapshot', 'require("node:v8").writeHeapSnapshot(path.join(data.dataDir, "made"));'],
    [
      'trace files',
      'process.chdir(data.outside); require("node:trace_events").createTracing({ categories: ["v8"] }).enable();',
    ],
    [
      'a database',
      'const { DatabaseSync } = require("node:sqlite"); new DatabaseSync(path.join(data.dataDir, "made"));',
    ],
    [
      'a database that another attaches',
      `const { DatabaseSync } = require("node:sqlite"); new DatabaseSync(":memory:").exec("attach '" + data.dataDir + "/made' as x; create table x.t (a)");`,
    ],
  ])('can not write %s', async (_what, code) => {
    const { error } = await probe(code);

    expect(error).toMatch(/^(ERR_ACCESS_DENIED|ERR_UNKNOWN_BUILTIN_MODULE|MODULE_NOT_FOUND)$/);
    expect(await readFile(join(server.dataDir, 'secret'), 'utf8')).toBe('the secret');
    expect(await readdir(server.dataDir)).not.toContain('made');
    expect((await readdir(outside)).sort()).toStrictEqual(['module.cjs', 'module.mjs']);
  });

  it.each([
    ['a symbolic link', 'fs.symlinkSync(data.secret, os.tmpdir() + "/a");'],
    ['a relative symbolic link', 'fs.symlinkSync("../../../secret", os.tmpdir() + "/b");'],
    ['a hard link', 'fs.linkSync(data.secret, os.tmpdir() + "/c");'],
    ['a copy', 'fs.copyFileSync(data.secret, os.tmpdir() + "/d");'],
    ['a copy of a folder', 'fs.cpSync(data.dataDir, os.tmpdir() + "/e", { recursive: true });'],
  ])('can not leave its folder by %s', async (_what, code) => {
    expect((await probe(code)).error).toBe('ERR_ACCESS_DENIED');
  });

  it.each([
    ['a program', 'return String(require("node:child_process").execFileSync("id"));'],
    [
      'a program, waiting for it',
      'const { error } = require("node:child_process").spawnSync("id"); if (error) throw error;',
    ],
    ['a fork of itself', 'require("node:child_process").fork("index.mjs");'],
    ['another program in its place', 'process.execve("/bin/true", ["true"], {});'],
    ['internals of Node.js', 'return Object.keys(process.binding("fs"));'],
    ['a native add-on', 'process.dlopen({ exports: {} }, path.resolve("addon.node"));'],
    ['an engine of OpenSSL', 'require("node:crypto").setEngine(path.resolve("engine.so"));'],
    [
      'WASI',
      'return new (require("node:wasi").WASI)({ version: "preview1", preopens: { "/": "/" } });',
    ],
    ['the debugger', 'new (require("node:inspector").Session)().connect();'],
    ['the debugger for others', 'require("node:inspector").open(0);'],
    ['the debugger by a signal to itself', 'process.kill(process.pid, "SIGUSR1");'],
    ['the debugger of the emulator, by name', 'process._debugProcess(data.pid);'],
    ['a signal to the emulator', 'process.kill(data.pid, 0);'],
    ['a signal to the process group', 'process.kill(0, 0);'],
    ['a signal to another function', 'process.kill(data.other, 0);'],
    ['flags of V8', 'require("node:v8").setFlagsFromString("--allow-natives-syntax");'],
  ])('can not use %s', async (_what, code) => {
    const { error } = await probe(code, { other: await call('other') });

    expect(error).toMatch(
      /^(ERR_ACCESS_DENIED|ERR_DLOPEN_DISABLED|ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED|TypeError)$/,
    );
  });

  it.each([
    ['plain', '{}'],
    ['without options of the process', '{ execArgv: [] }'],
    [
      'with options from a getter',
      '{ get execArgv() { return this.n++ ? ["--no-warnings"] : []; }, n: 0 }',
    ],
    ['with NODE_OPTIONS', '{ env: { NODE_OPTIONS: "--allow-fs-read=*" } }'],
    ['with NODE_OPTIONS of the process', '(process.env.NODE_OPTIONS = "--allow-fs-read=*", {})'],
    ['with a shared environment', '{ env: workers.SHARE_ENV }'],
    ['with options of all objects', '(Object.prototype.execArgv = ["--no-warnings"], {})'],
    [
      'with variables of all objects',
      '(Object.prototype.env = { NODE_OPTIONS: "--allow-fs-read=*" }, {})',
    ],
  ])('starts a worker thread %s that can do no more', async (_what, options) => {
    const code = `try { ${threadReads(options)} } finally {
      delete Object.prototype.execArgv; delete Object.prototype.env; delete process.env.NODE_OPTIONS;
    }`;

    expect(await probe(code)).toStrictEqual({ value: { code: 'ERR_ACCESS_DENIED' } });
  });

  it.each(['--allow-fs-read=*', '--no-permission', '--no-warnings'])(
    'starts no worker thread with %s',
    async (option) => {
      const code = threadReads(`{ execArgv: [${JSON.stringify(option)}] }`);

      expect((await probe(code)).error).toBe('ERR_ACCESS_DENIED');
    },
  );

  it('finds no class of Node.js behind a worker thread', async () => {
    const { value } = await probe(`
      const classes = [];
      const handles = (one) => Object.getOwnPropertySymbols(one).map((key) => one[key]).filter((v) => v?.startThread);
      const look = (handle) => classes.push(typeof handle.constructor);
      require('node:async_hooks').createHook({ init: (id, type, at, handle) => type === 'WORKER' && look(handle) }).enable();
      require('node:diagnostics_channel').subscribe('worker_threads', ({ worker }) => handles(worker).map(look));
      handles(new workers.Worker('', { eval: true })).map(look);
      return [...new Set(classes)];`);

    expect(value).toStrictEqual(['undefined']);
  });

  it('starts worker threads whose own threads can do no more', async () => {
    const nested = `const { Worker } = require('node:worker_threads');
      return new Promise((resolve, reject) => new Worker(
        "let r; try { r = require('node:fs').readFileSync(require('node:worker_threads').workerData, 'utf8') } catch (e) { r = e.code } require('node:worker_threads').parentPort.postMessage(r)",
        { eval: true, execArgv: [], workerData: DATA }).on('message', resolve).on('error', reject));`;

    const { value } = await probe(
      `return thread(${JSON.stringify(nested)}.replace('DATA', JSON.stringify(data.secret)));`,
    );

    expect(value).toBe('ERR_ACCESS_DENIED');
  });

  it('finds no way back to the unrestricted class of worker threads', async () => {
    const { value } = await probe(`
      const worker = new workers.Worker('', { eval: true });
      const found = [worker.constructor, Object.getPrototypeOf(workers.Worker), workers.Worker.prototype.constructor];
      class Mine extends workers.Worker {}
      return [found.every((one) => one === workers.Worker || one === Function.prototype),
        new Mine('', { eval: true }) instanceof workers.Worker, workers.Worker.name,
        require('node:worker_threads').Worker === workers.Worker];`);

    expect(value).toStrictEqual([true, true, 'Worker', true]);
  });

  it('starts worker threads that work', async () => {
    const code =
      "const file = require('node:path').join(require('node:os').tmpdir(), 'by-thread'); require('node:fs').writeFileSync(file, 'fine'); return require('node:fs').readFileSync(file, 'utf8');";

    expect(await probe(`return thread(${JSON.stringify(code)});`)).toStrictEqual({ value: 'fine' });
  });

  it('reads its own code and writes to its own temporary folder', async () => {
    const { value } = await probe(`
      const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'a-')), 'file');
      fs.writeFileSync(file, 'kept');
      return [fs.readdirSync('.'), fs.readdirSync(process.env.LAMBDA_TASK_ROOT), fs.readFileSync(file, 'utf8'),
        fs.existsSync('/dev/null'), fs.readdirSync(os.tmpdir()).length > 0];`);

    expect(value).toStrictEqual([['index.mjs'], ['index.mjs'], 'kept', true, true]);
  });

  it('loses its temporary folder with its process', async () => {
    const folder: string = (
      await probe('fs.writeFileSync(os.tmpdir() + "/x", "x"); return os.tmpdir();')
    ).value;
    expect((await stat(folder)).mode & 0o777).toBe(0o700);

    await probe('setImmediate(() => process.exit(1)); return new Promise(() => {});');

    await expect.poll(() => stat(folder).catch(({ code }) => code)).toBe('ENOENT');
  });

  it('keeps its temporary folder between events, and shares it with no other process', async () => {
    const folder = async () => (await probe('return os.tmpdir();')).value;
    const slow = 'await new Promise((done) => setTimeout(done, 100)); return os.tmpdir();';

    expect(await folder()).toBe(await folder());
    const [one, two] = await Promise.all([probe(slow), probe(slow)]);
    expect(one.value).not.toBe(two.value);
  });

  it("doesn't let its own variables reach the system's loader or Node's start", async () => {
    await server.deploy(
      'variables',
      `const { LD_PRELOAD, NODE_PATH, WORD, NODE_OPTIONS } = process.env;
       export const handler = async () => ({ pid: process.pid, seen: { LD_PRELOAD, NODE_PATH, WORD, NODE_OPTIONS } });`,
      {
        Environment: {
          Variables: {
            LD_PRELOAD: './evil.so',
            OPENSSL_CONF: './evil.cnf',
            NODE_PATH: '/elsewhere',
            NODE_OPTIONS: '--enable-source-maps --stack-trace-limit=20',
            WORD: 'fine',
          },
        },
      },
    );

    const { pid, seen } = await call('variables');

    expect(seen).toStrictEqual({
      LD_PRELOAD: './evil.so',
      NODE_PATH: '/elsewhere',
      WORD: 'fine',
      NODE_OPTIONS: '--enable-source-maps --stack-trace-limit=20',
    });
    if (process.platform !== 'linux') return;
    const names = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
    const ofFunction = names.map((line) => line.split('=')[0]).filter((name) => isOfFunction(name));
    expect(ofFunction).toStrictEqual(['NODE_OPTIONS']);
  });

  it('inherits no file that the emulator has open', async () => {
    const program = join(import.meta.dirname, 'emulator-with-descriptors.ts');
    const secret = await open(join(server.dataDir, 'secret'));
    const inherited = Array.from({ length: 100 }, (_, at) => {
      if (at < 3) return at === 1 ? ('pipe' as const) : ('inherit' as const);
      return [7, 8, 20, 99].includes(at) ? secret.fd : ('ignore' as const);
    });
    const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: inherited });
    const printed = await text(child.stdout as Readable);
    await secret.close();

    expect(JSON.parse(printed)).toHaveLength(4);
    expect(printed).not.toContain('the secret');
  });

  it.each([
    '--allow-fs-read=*',
    '--allow_fs_read=*',
    '--no-permission',
    '--no-experimental-permission',
    '--require ./index.mjs',
    '-r ./index.mjs',
    '--import ./index.mjs',
    '--inspect',
    '--openssl-config=./evil.cnf',
    '--cpu-prof',
    '--no-warnings "--allow-child-process"',
  ])('refuses NODE_OPTIONS %s by name', async (NODE_OPTIONS) => {
    const Environment = { Variables: { NODE_OPTIONS } };
    const refusal = { name: 'NotImplemented', message: expect.stringContaining('NODE_OPTIONS') };

    await expect(server.deploy('options', '', { Environment })).rejects.toMatchObject(refusal);
    await expect(
      server.client.send(
        new UpdateFunctionConfigurationCommand({ FunctionName: 'other', Environment }),
      ),
    ).rejects.toMatchObject(refusal);
  });

  it('says what it may not read when it imports that', async () => {
    await server.deploy('imports', `import '${outside}/module.mjs'; export const handler = 1;`);

    const { errorType, errorMessage } = await call('imports');

    expect(errorType).toBe('Runtime.ImportModuleError');
    expect(errorMessage).toContain(`${outside}/module.mjs`);
  });

  it('runs from a folder behind a symbolic link, and from CommonJS with packages of its own', async () => {
    const ZipFile = zipSync({
      'lib/index.js': strToU8("exports.handler = async () => require('mine').word;"),
      'node_modules/mine/package.json': strToU8('{"main":"m.js"}'),
      'node_modules/mine/m.js': strToU8("exports.word = require('./n.json').word;"),
      'node_modules/mine/n.json': strToU8('{"word":"found"}'),
    });
    await server.deploy('packages', '', { Code: { ZipFile }, Handler: 'lib/index.handler' });

    expect(await call('packages')).toBe('found');
  });
});
