import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsEndpoint } from '../../support/aws-endpoint.ts';
import { pizza } from './support/bots.ts';
import { BOT_ID, lexBehindEndpoint, TEST_ALIAS } from './support/start-lex.ts';

const hasCli = runs('aws', ['--version']);
if (!hasCli) console.log('skipped: the AWS CLI is not installed');

let server: AwsEndpoint;
let close: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  ({ server, close } = await lexBehindEndpoint({ bot: pizza() }));
  folder = await mkdtemp(join(tmpdir(), 'lex-cli-'));
});

afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command of `aws lexv2-runtime` with credentials of its own and no files of the user's. */
async function lex(command: string, ...args: readonly string[]) {
  const ids = ['--bot-id', BOT_ID, '--bot-alias-id', TEST_ALIAS, '--locale-id', 'en_US'];
  const { stdout } = await promisify(execFile)(
    'aws',
    ['lexv2-runtime', command, ...ids, '--session-id', 'cli:1', ...args, '--output', 'json'],
    {
      env: {
        ...process.env,
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
        AWS_ENDPOINT_URL_LEX_RUNTIME_V2: server.endpoint,
        AWS_DEFAULT_REGION: server.region,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    },
  );
  return stdout === '' ? undefined : JSON.parse(stdout);
}

describe.skipIf(!hasCli)('Lex runtime with the AWS CLI', () => {
  it('2 answers the AWS CLI, which speaks HTTP/1.1', async () => {
    const said = await lex('recognize-text', '--text', 'i want a big pizza');
    const shown = await lex('get-session');
    const deleted = await lex('delete-session');

    expect(said.messages).toStrictEqual([{ content: 'How many?', contentType: 'PlainText' }]);
    expect(said.sessionState.intent.slots.Size.value.interpretedValue).toBe('large');
    expect(said.sessionState.intent.slots.Count).toBeNull();
    expect(shown.sessionState).toStrictEqual(said.sessionState);
    expect(deleted.sessionId).toBe('cli:1');
  }, 120_000);

  it('says what was wrong', async () => {
    const failure = await lex('recognize-text', '--text', 'x'.repeat(1025)).catch(
      (error: { stderr: string }) => error.stderr,
    );

    expect(failure).toContain('ValidationException');
    expect(failure).toContain("'text'");
  }, 120_000);
});

function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
