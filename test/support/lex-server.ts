import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';

export interface Facts {
  readonly endpoint: string;
  readonly botId: string;
  readonly aliasId: string;
  readonly locales: readonly string[];
}

export interface RunningLex extends Facts {
  readonly process: ChildProcess;
  /** Its standard output after the first line. */
  readonly lines: readonly string[];
  readonly errors: () => string;
  /** Resolves once standard error contains a text. */
  readonly errorSays: (text: string) => Promise<void>;
  /** Sends a signal. Resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs `support-bot lex --json` as a process and reads its first line. */
export async function runLex(
  args: readonly string[],
  { program = 'dist/cli.js', cwd = '.' } = {},
): Promise<RunningLex> {
  const child = spawn(process.execPath, [program, 'lex', '--json', '--port', '0', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    child.emit('said');
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  const first = once(output, 'line') as Promise<[string]>;
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const started = await Promise.race([first, ended]);
  if (typeof started[0] !== 'string') throw new Error(`support-bot lex ended:\n${errors}`);
  output.on('line', (line) => lines.push(line));
  return {
    ...(JSON.parse(started[0]) as Facts),
    process: child,
    lines,
    errors: () => errors,
    async errorSays(text) {
      while (!errors.includes(text)) await once(child, 'said');
    },
    async stop(signal = 'SIGINT') {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

/** Sends one text in a session. Returns the contents of the messages, or the error's name and message. */
export async function say(
  { endpoint, botId, aliasId, locales }: Facts,
  text: string,
  sessionId = 'one',
): Promise<readonly string[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new LexRuntimeV2Client({ endpoint, region: 'us-east-1', credentials });
  const localeId = locales[0] ?? '';
  try {
    const command = new RecognizeTextCommand({
      ...{ botId, botAliasId: aliasId, localeId, sessionId, text },
    });
    const { messages = [] } = await client.send(command);
    return messages.map(({ content }) => content ?? '');
  } catch (error) {
    const { name, message } = error as Error;
    return [name, message];
  } finally {
    client.destroy();
  }
}

export interface FakeInvoke {
  readonly url: string;
  /** Paths of the requests. */
  readonly paths: readonly string[];
  close(): Promise<void>;
}

/** A server for Lambda's Invoke, like the runtime interface emulator. Answers every event with `respond`. */
export async function fakeInvoke(respond: (event: unknown) => unknown): Promise<FakeInvoke> {
  const paths: string[] = [];
  const server: Server = createServer(async (request, response) => {
    paths.push(request.url ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(respond(JSON.parse(Buffer.concat(chunks).toString()))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
