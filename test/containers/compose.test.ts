import { randomBytes } from 'node:crypto';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatResult } from '../../services/devkit/conversations/format-result.ts';
import { loadConversations } from '../../services/devkit/conversations/load-conversations.ts';
import { runConversation } from '../../services/devkit/conversations/run-conversation.ts';
import { titleOfAnswer } from '../support/chat-api.ts';
import { type ComposeProject, composeProject, docker } from '../support/compose.ts';
import { awaitAnswer, countMails, fileTicket, uploadPage } from '../support/help-desk.ts';

const MEGABYTE = 1_000_000;
const TIMES = { timeout: 60_000, interval: 200 };
const SERVICES = ['bot', 'seed', 'localstack', 'opensearch'];
const conversations = await loadConversations('seed/conversations');

let project: ComposeProject;
let outputs: Readonly<Record<string, string>>;

beforeAll(async () => {
  project = await composeProject();
  await project.compose('up', '-d', '--build');
  outputs = await project.outputs('bot');
}, 600_000);

afterAll(() => project?.close(), 120_000);
afterAll(() => vi.unstubAllEnvs());

const startOf = async (service: string) => (await project.inspect(service)).State.StartedAt;

describe('docker compose up', () => {
  it('ends once the bot is ready', async () => {
    const response = await fetch(`${project.webUrl}/healthz`);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ready' });
  });

  it('publishes three ports of the bot, on the loopback, and nothing else', async () => {
    const facts = await Promise.all(SERVICES.map((service) => project.inspect(service)));
    const published = facts.map(({ NetworkSettings }) =>
      Object.values(NetworkSettings.Ports).flatMap((bindings) => bindings ?? []),
    );

    expect(published.map(({ length }) => length)).toStrictEqual([3, 0, 0, 0]);
    expect(new Set(published.flat().map(({ HostIp }) => HostIp))).toStrictEqual(
      new Set(['127.0.0.1']),
    );
  });

  it('runs the bot without rights it does not need', async () => {
    const { Config, HostConfig } = await project.inspect('bot');

    expect(Config.User).toBe('node');
    expect(HostConfig.ReadonlyRootfs).toBe(true);
    expect(HostConfig.CapDrop).toStrictEqual(['ALL']);
    expect(HostConfig.SecurityOpt).toContain('no-new-privileges:true');
  });

  it('limits what every container may log', async () => {
    const facts = await Promise.all(SERVICES.map((service) => project.inspect(service)));

    for (const { HostConfig } of facts) {
      expect(HostConfig.LogConfig.Config).toStrictEqual({ 'max-file': '3', 'max-size': '10m' });
    }
  });

  it('builds an image of at most 280 MB', async () => {
    const size = await docker('image', 'inspect', '-f', '{{.Size}}', `support-bot:${project.name}`);

    expect(Number(size) / MEGABYTE).toBeLessThanOrEqual(280);
  });

  it('seeds once: the second time there is nothing to do', async () => {
    await project.compose('wait', 'seed').catch(() => 'has ended already');

    expect((await project.inspect('seed')).State).toMatchObject({ Status: 'exited', ExitCode: 0 });
    expect(await project.compose('run', '--rm', 'seed')).toContain('already seeded');
  });
});

describe('the bot on LocalStack and OpenSearch', () => {
  it('answers from a page', async () => {
    const title = await titleOfAnswer(project.webUrl, 'I forgot my NetLink ID password');

    expect(title).toBe('Reset your NetLink ID password');
  });

  it('answers from an upload', async () => {
    await uploadPage(project.awsUrl, outputs.DocumentsBucket ?? '', 'Zorbflax 42');

    await awaitAnswer(project.webUrl, 'Zorbflax 42');
  });

  it('mails a ticket once', async () => {
    const ticketId = await fileTicket(project.webUrl);

    expect(await countMails(project.webUrl, ticketId)).toBe(1);
  });

  it.each(conversations)('holds a golden conversation: $name', async (conversation) => {
    const client = new LexRuntimeV2Client({
      endpoint: project.awsUrl,
      region: 'ca-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const result = await runConversation(
      {
        client,
        botId: outputs.BotId ?? '',
        botAliasId: outputs.BotAliasId ?? '',
        newSessionId: () => randomBytes(16).toString('base64url'),
      },
      conversation,
    );
    client.destroy();

    expect(result.outcome, formatResult(result)).toBe('passed');
  });

  it('returns queue URLs that lead to the endpoint', () => {
    expect(new URL(outputs.DocumentsQueueUrl ?? '').host).toBe(
      `localhost:${new URL(project.awsUrl).port}`,
    );
  });

  it('loses no upload while its container restarts', async () => {
    await uploadPage(project.awsUrl, outputs.DocumentsBucket ?? '', 'Quiblet 9');
    await project.compose('restart', 'bot');
    await project.compose('up', '-d', '--no-build');

    await awaitAnswer(project.webUrl, 'Quiblet 9');
  });

  it('changes the settings of its backends while it runs, and goes on', async () => {
    vi.stubEnv('OPENSEARCH_HEAP', '400m');
    vi.stubEnv('LOCALSTACK_LOG', 'error');
    const before = await startOf('bot');

    await project.compose('up', '-d', '--no-build');

    expect(await startOf('bot')).toBe(before);
    await vi.waitUntil(async () => (await fetch(`${project.webUrl}/healthz`)).ok, TIMES);
    expect(await titleOfAnswer(project.webUrl, 'I forgot my NetLink ID password')).toBe(
      'Reset your NetLink ID password',
    );
  });

  it('opens LocalStack and OpenSearch in the profile debug only', async () => {
    const { DEBUG_LOCALSTACK_PORT, DEBUG_OPENSEARCH_PORT } = project.environment;
    const urls = [
      `http://127.0.0.1:${DEBUG_LOCALSTACK_PORT}/_localstack/health`,
      `http://127.0.0.1:${DEBUG_OPENSEARCH_PORT}/_cluster/health`,
    ];
    const ask = () =>
      Promise.all(
        urls.map((url) =>
          fetch(url).then(
            ({ status }) => status,
            () => 'refused',
          ),
        ),
      );
    const before = await ask();

    await project.compose('--profile', 'debug', 'up', '-d', '--no-build', '--wait', 'debug');
    const opened = await ask();
    await project.compose('--profile', 'debug', 'rm', '-sf', 'debug');

    expect(before).toStrictEqual(['refused', 'refused']);
    expect(opened).toStrictEqual([200, 200]);
  });
});

// Must be last, because it removes the project.
describe('docker compose down -v', () => {
  it('leaves no container, network or volume', async () => {
    expect(await project.remains()).not.toStrictEqual([]);

    await project.compose('down', '-v');

    expect(await project.remains()).toStrictEqual([]);
  });
});
