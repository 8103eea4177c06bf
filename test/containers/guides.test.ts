import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readFolder } from '../../services/emulator/lex/bot/read-folder.ts';
import { type ComposeProject, composeProject, docker, freePorts } from '../support/compose.ts';
import { type GuideBlock, readGuide, replaceNames } from '../support/guide.ts';
import { awaitAnswer, countMails, fileTicket, uploadPage } from '../support/help-desk.ts';

const run = promisify(execFile);
const hasAws = works('aws', '--version');
if (!hasAws) console.log('skipped in docs/operations.md: what needs the AWS CLI');

let folder: string;
let project: ComposeProject;
let replaced: readonly (readonly [string, string])[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'containers-guide-'));
  const files = Object.fromEntries(await readFolder('test/fixtures/bots/room-booking'));
  await writeFile(join(folder, 'MyBot.zip'), zipSync(files));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Replaces the default names and ports of a guide, because other projects run at the same time. */
async function openProject(): Promise<void> {
  project = await composeProject();
  const { environment, name } = project;
  const [web, aws, search, own] = await freePorts(4);
  replaced = [
    ['support-bot:local', `support-bot:${name}`],
    ['support-bot:before', `support-bot:${name}-before`],
    ['SUPPORT_BOT_TAG=before', `SUPPORT_BOT_TAG=${name}-before`],
    ['support-bot_', `${name}_`],
    ['my-bot', `${name}-my-bot`],
    ['WEB_PORT=3100', `WEB_PORT=${web}`],
    ['AWS_PORT=4666', `AWS_PORT=${aws}`],
    ['SEARCH_PORT=9300', `SEARCH_PORT=${search}`],
    ['127.0.0.1:3100', `127.0.0.1:${web}`],
    ['127.0.0.1:4568', `127.0.0.1:${own}`],
    ['127.0.0.1:3000', `127.0.0.1:${environment.WEB_PORT}`],
    ['127.0.0.1:4566', `127.0.0.1:${environment.AWS_PORT}`],
    ['127.0.0.1:4567', `127.0.0.1:${environment.DEBUG_LOCALSTACK_PORT}`],
    ['127.0.0.1:9201', `127.0.0.1:${environment.DEBUG_OPENSEARCH_PORT}`],
  ];
}

async function play({ code }: GuideBlock): Promise<string> {
  const text = replaceNames(code, replaced);
  const { PATH, HOME, DOCKER_HOST } = process.env;
  const environment = { ...project.environment, COMPOSE_FILE: resolve('compose.yaml') };
  const { stdout, stderr } = await run('bash', ['-eu', '-o', 'pipefail', '-c', text], {
    cwd: folder,
    env: { PATH, HOME, ...(DOCKER_HOST ? { DOCKER_HOST } : {}), ...environment },
  });
  return stdout + stderr;
}

function works(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Checks of the product's data before and after a block. */
interface Around {
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
}

async function describeGuide(
  path: string,
  around: Readonly<Record<string, Around>>,
): Promise<void> {
  const blocks = await readGuide(path);

  describe(path, () => {
    beforeAll(openProject);
    afterAll(() => project.close(), 120_000);

    blocks.forEach((block, index) => {
      if (block.language !== 'sh') return;
      const next = blocks[index + 1];
      const shown = next?.action === 'shows' ? next.code : '';
      const isMissing = block.options.needs === 'aws' && !hasAws;

      it.skipIf(isMissing)(
        `line ${block.line}: ${block.code.trim()}`,
        async () => {
          const { before, after } = around[block.options.is ?? ''] ?? {};
          await before?.();
          const output = await play(block);

          for (const line of shown.trim().split('\n')) expect(output).toContain(line);
          await after?.();
        },
        300_000,
      );
    });

    it('has no block that no test looks at', () => {
      const looked = blocks.filter(({ action }) => ['run', 'shows'].includes(action));

      expect(looked).toHaveLength(blocks.length);
    });
  });
}

await describeGuide('docs/guides/docker.md', {});

let ticketId = '';
let older = '';
let bucket = '';
let index = '';

/** A ticket and a page that exist before the backup, and are checked after each change. */
async function fill(): Promise<void> {
  await upload('embedded');
  ticketId = await fileTicket(project.webUrl);
  await expectAllIsKept();
}

async function upload(service: string): Promise<void> {
  bucket = (await project.outputs(service)).DocumentsBucket ?? '';
  await uploadPage(project.awsUrl, bucket, 'Zorbflax 42');
}

async function expectAllIsKept(): Promise<void> {
  expect(await countMails(project.webUrl, ticketId)).toBe(1);
  await expectPageIsKept();
}

const expectPageIsKept = () => awaitAnswer(project.webUrl, 'Zorbflax 42');

/** Replaces the running image by one that differs only in a label. */
async function runOlderImage(): Promise<void> {
  const image = `support-bot:${project.name}`;
  await writeFile(join(folder, 'Dockerfile'), `FROM ${image}\nLABEL older=yes\n`);
  await docker('build', '-q', '-t', image, folder);
  await docker('tag', image, `${image}-before`);
  await project.compose('up', '-d', '--no-build', '--wait', 'embedded');
  older = await imageThatRuns();
}

const imageThatRuns = async () => (await project.inspect('embedded')).Image;

/** LocalStack loses all data; the bot deploys to it again, into buckets with other names. */
async function loseLocalStack(): Promise<void> {
  await project.compose('restart', 'localstack');
  const isDeployedAnew = async () => (await project.outputs('bot')).DocumentsBucket !== bucket;
  await vi.waitUntil(isDeployedAnew, { timeout: 120_000, interval: 500 });
}

/** OpenSearch assigns a new id to each index it creates. */
const idOfIndex = () =>
  project.compose('exec', '-T', 'opensearch', 'curl', '-s', 'localhost:9200/_cat/indices?h=uuid');

const AROUND: Readonly<Record<string, Around>> = {
  backup: { before: fill, after: expectAllIsKept },
  restore: { after: expectAllIsKept },
  upgrade: {
    before: runOlderImage,
    async after() {
      expect(await imageThatRuns()).not.toBe(older);
      await expectAllIsKept();
    },
  },
  back: {
    async after() {
      expect(await imageThatRuns()).toBe(older);
      await expectAllIsKept();
    },
  },
  'copy-out': {
    async before() {
      await upload('bot');
      await expectPageIsKept();
    },
  },
  'copy-in': { before: loseLocalStack, after: expectPageIsKept },
  'index-lost': {
    async before() {
      index = await idOfIndex();
    },
    async after() {
      await expectPageIsKept();
      expect(await idOfIndex()).not.toBe(index);
    },
  },
  'volumes-out': {
    async before() {
      index = await idOfIndex();
    },
  },
  'volumes-in': {
    async after() {
      expect(index.trim()).not.toBe('');
      expect(await idOfIndex()).toBe(index);
    },
  },
};

await describeGuide('docs/operations.md', AROUND);
