import { execFile } from 'node:child_process';
import { mkdtemp, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface RtOptions {
  /** Who may command by mail: `on`, `off`, `Bots`, `Staff`. */
  readonly commands: string;
  /** A folder of further settings. */
  readonly settings?: string | undefined;
}

export interface RequestTracker {
  /** Hands a raw mail to the mail gateway of a queue. Resolves with its answer. */
  deliver(raw: Buffer, queue: string): Promise<string>;
  /** Runs a query on RT's database. */
  query(sql: string): Promise<readonly Readonly<Record<string, string | number | null>>[]>;
  readonly url: string;
  /** Creates an authentication token of a user. */
  tokenOf(user: string): Promise<string>;
  stop(): Promise<void>;
}

/** Brings up a fresh Request Tracker with the scripts in a folder, in memory if there is some to put files in. */
export async function startRequestTracker(
  kit: string,
  { commands, settings }: RtOptions,
): Promise<RequestTracker> {
  const home = await mkdtemp(join(await fastFolder(), 'support-bot-rt-'));
  const env = {
    ...process.env,
    RT_HOME: home,
    RT_PORT: String(await freePort()),
    RT_COMMANDS: commands,
    ...(settings !== undefined && { RT_SETTINGS: settings }),
  };
  await run('bash', [join(kit, 'up.sh')], { env });
  const url = `http://127.0.0.1:${env.RT_PORT}/REST/1.0/NoAuth/mail-gateway`;
  return {
    deliver: (raw, queue) => deliver(url, raw, queue),
    query: (sql) => query(join(home, 'rt.sqlite'), sql),
    url: `http://127.0.0.1:${env.RT_PORT}`,
    tokenOf: (user) => tokenOf(join(home, 'env'), user),
    stop: async () => {
      await run('bash', [join(kit, 'down.sh')], { env });
    },
  };
}

/** SQLite waits for the disk at each mail, but not in memory; a container may have little of that. */
async function fastFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined);
  const hasRoom = memory !== undefined && memory.bavail * memory.bsize > 500_000_000;
  return hasRoom ? '/dev/shm' : tmpdir();
}

/** As rt-mailgate does it, without starting a program for each mail. */
async function deliver(url: string, raw: Buffer, queue: string): Promise<string> {
  const boundary = `gate-${raw.length}-b9f1a4c7`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = Buffer.concat([
    Buffer.from(
      field('SessionType', 'REST') + field('queue', queue) + field('action', 'correspond'),
    ),
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="message"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    raw,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const answer = await fetch(url, { method: 'POST', body, headers });
  return answer.text();
}

async function query(database: string, sql: string) {
  const { stdout } = await run('sqlite3', ['-readonly', '-json', database, sql], {
    maxBuffer: 1 << 28,
  });
  return stdout.trim() === '' ? [] : JSON.parse(stdout);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** As the page "Auth Tokens" in the settings of a user does it. */
const CREATE_TOKEN = `
use lib '/usr/share/request-tracker5/lib';
use RT;
RT->LoadConfig;
RT->Init;
my $user = RT::User->new(RT->SystemUser);
$user->Load($ARGV[0]);
my (undef, undef, $token) = RT::AuthToken->new(RT->SystemUser)->Create(Owner => $user->id, Description => 'test');
print $token;
`;

async function tokenOf(environment: string, user: string): Promise<string> {
  const script = 'source "$1" && exec perl -e "$2" "$3"';
  const { stdout } = await run('bash', ['-c', script, 'token', environment, CREATE_TOKEN, user]);
  return stdout.trim();
}
