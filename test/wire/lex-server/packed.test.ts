import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLex, say } from '../../support/lex-server.ts';
import { unpackPackage } from '../../support/unpack-package.ts';

const run = promisify(execFile);
let project: string;

/** The package as npm would publish it, unpacked into an empty project: nothing else is installed there. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'installed-'));
  await unpackPackage(join(project, 'node_modules/support-bot'));
  await cp('test/fixtures/bots/room-booking', join(project, 'bot'), { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
}, 120_000);

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the package, installed elsewhere', () => {
  it('serves a bot and its handler for a stock client', async () => {
    const code = `export const handler = async ({ sessionState: { intent } }) => ({
      sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'Fulfilled' } },
      messages: [{ contentType: 'PlainText', content: 'from the installed package' }] });`;
    await writeFile(join(project, 'handler.js'), code);
    const program = join(project, 'node_modules/support-bot/dist/cli.js');

    const lex = await runLex(['--bot', 'bot', '--hook', 'handler.js'], { program, cwd: project });
    const replies = [];
    for (const text of ['book a large room', '4', 'yes']) replies.push(await say(lex, text));
    const exitCode = await lex.stop();

    expect(lex).toMatchObject({ botId: 'ROOMB00K01', aliasId: 'TSTALIASID', locales: ['en_US'] });
    expect(replies).toStrictEqual([
      ['For how many people?'],
      ['Shall I book a large room for 4?'],
      ['from the installed package'],
    ]);
    expect(exitCode).toBe(0);
  });

  it('starts in process, by its name', async () => {
    const code = `import { startLex } from 'support-bot';
      const lex = await startLex({ bot: 'bot' });
      console.log(JSON.stringify({ botId: lex.botId, locales: lex.locales }));
      await lex.close();`;
    await writeFile(join(project, 'start.mjs'), code);

    const { stdout } = await run(process.execPath, ['start.mjs'], { cwd: project });

    expect(JSON.parse(stdout)).toStrictEqual({ botId: 'ROOMB00K01', locales: ['en_US'] });
  });

  it('ships its types for TypeScript', async () => {
    const code = `import { startLex, type TurnTrace } from 'support-bot';
      const lex = await startLex({ bot: 'bot', hooks: [(event: { sessionId: string }) => event.sessionId] });
      export const told: readonly [string, TurnTrace[]] = [lex.clientConfig.endpoint, []];
      // @ts-expect-error a bot is needed
      await startLex({});`;
    await writeFile(join(project, 'typed.ts'), code);
    const compiler = resolve('node_modules/typescript/bin/tsc');

    const check = run(
      process.execPath,
      [compiler, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', 'typed.ts'],
      { cwd: project },
    );

    await expect(check).resolves.toMatchObject({ stdout: '' });
  });

  it('says what a TypeScript handler needs, and runs it once that is there', async () => {
    const code = `export const handler = async ({ sessionState: { intent } }: { sessionState: { intent: object } }) => ({
      sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'Fulfilled' } },
      messages: [{ contentType: 'PlainText', content: 'compiled' }] });`;
    await writeFile(join(project, 'typed-handler.ts'), code);
    const program = join(project, 'node_modules/support-bot/dist/cli.js');
    const args = ['--bot', 'bot', '--hook', 'typed-handler.ts'];
    const stripsTypes = 'typescript' in process.features && Boolean(process.features.typescript);

    if (!stripsTypes) {
      const refused = runLex(args, { program, cwd: project });
      await expect(refused).rejects.toThrow('npm install --save-dev esbuild');
    }
    await symlink(resolve('node_modules/esbuild'), join(project, 'node_modules/esbuild'));
    const lex = await runLex(args, { program, cwd: project });
    await say(lex, 'book a large room');
    await say(lex, '4');
    const reply = await say(lex, 'yes');
    await lex.stop();

    expect(reply).toStrictEqual(['compiled']);
  });

  it('keeps no secret and no test in the package', async () => {
    const home = join(project, 'node_modules/support-bot');
    const { stdout } = await run('find', [home, '-maxdepth', '1', '-printf', '%f\n']);
    const names = stdout.trim().split('\n').sort();

    expect(
      names.filter((name) => ['test', '.data', '.env', 'node_modules'].includes(name)),
    ).toStrictEqual([]);
    expect(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')).bin).toStrictEqual({
      'support-bot': 'dist/cli.js',
    });
  });
});
