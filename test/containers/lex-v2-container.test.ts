import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LexV2Container } from '../../services/devkit/lex-server/testcontainers/lex-v2-container.ts';
import { readFolder } from '../../services/emulator/lex/bot/read-folder.ts';
import { readGuide } from '../support/guide.ts';
import { unpackPackage } from '../support/unpack-package.ts';

const FIXTURE = 'test/fixtures/bots/room-booking';
const run = promisify(execFile);
const blocks = await readGuide('docs/guides/testcontainers.md');

/** A project with the guide's files that has installed the package that npm would publish. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'guide-'));
  await unpackPackage(join(project, 'node_modules/support-bot'));
  await mkdir(join(project, 'node_modules/@aws-sdk'), { recursive: true });
  for (const name of ['testcontainers', 'vitest', 'esbuild', '@aws-sdk/client-lex-runtime-v2']) {
    await symlink(resolve('node_modules', name), join(project, 'node_modules', name));
  }
  await writeFile(
    join(project, 'RoomBooking.zip'),
    zipSync(Object.fromEntries(await readFolder(FIXTURE))),
  );
  for (const { options, code } of blocks) {
    if (options.file) await writeFile(join(project, options.file), code);
  }
});

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the guide "Lex in a container"', () => {
  for (const { code, line } of blocks.filter(({ action }) => action === 'run')) {
    it(`line ${line}: ${code.trim()}`, { timeout: 900_000 }, async () => {
      const { stdout } = await run('bash', ['-e', '-c', code], { cwd: project });

      expect(stdout).toMatch(/1 passed/);
    });
  }
});

describe('LexV2Container', () => {
  it('serves a bot from its folder, with a handler that imports nothing', async () => {
    const handler = join(project, 'plain.mjs');
    await writeFile(
      handler,
      `export const close = async ({ sessionState: { intent } }) => ({
        sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'Fulfilled' } },
        messages: [{ contentType: 'PlainText', content: process.env.AWS_REGION }] });`,
    );
    const started = await new LexV2Container()
      .withBot(FIXTURE)
      .withHook(`en_US=${handler}#close`)
      .withRegion('ca-central-1')
      .start();
    const client = started.getClient();
    const bot = {
      botId: started.getBotId(),
      botAliasId: started.getBotAliasId(),
      localeId: 'en_US',
      sessionId: 'a-test',
    };
    const replies: (string | undefined)[] = [];
    for (const text of ['book a large room', '4', 'yes']) {
      const reply = await client.send(new RecognizeTextCommand({ ...bot, text }));
      replies.push(reply.messages?.[0]?.content);
    }
    client.destroy();
    await started.stop();

    expect(bot).toMatchObject({ botId: 'ROOMB00K01', botAliasId: 'TSTALIASID' });
    expect(started.getLocaleIds()).toStrictEqual(['en_US']);
    expect(replies.at(-1)).toBe('ca-central-1');
  });

  it('says what is wrong with a bot', async () => {
    const broken = join(project, 'broken.zip');
    await writeFile(broken, 'this is no zip');

    const starting = new LexV2Container().withBot(broken).start();

    await expect(starting).rejects.toThrow(/LexV2Container could not start: .*broken\.zip/s);
  });

  it('says that there is no bot, without a container', async () => {
    await expect(new LexV2Container('none').start()).rejects.toThrow('needs a bot');
    await expect(new LexV2Container('none').withBot('missing.zip').start()).rejects.toThrow(
      /there is no bot at .*missing\.zip/,
    );
  });
});
