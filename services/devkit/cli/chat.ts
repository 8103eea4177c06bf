import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readJsonFile } from '../../base/durable/files.ts';
import { ChatError, HttpChatClient } from '../../bot/chat-page/chat-client.ts';
import { readConfig } from '../local/config.ts';
import { TerminalChat } from './chat/terminal-chat.ts';

const HELP = `Usage: support-bot chat [--url URL]

Talks to the bot in the terminal. A number presses the button that shows it.
Without a terminal, each line of standard input is one message.

  --url URL   where the chat is served (default: where the bot was started last from
              this DATA_DIR, else http://127.0.0.1:3000)
  --help      show this

In the chat: /new starts a new chat, /quit or Ctrl-D ends.
`;

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  readonly error: NodeJS.WritableStream;
}

/**
 * `support-bot chat`. Returns the exit code: 0, 1 when the chat can't be reached or, without a terminal, a message
 * got no reply, 2 for wrong arguments.
 */
export async function chatCommand(
  args: readonly string[],
  terminal: Terminal = { input: process.stdin, output: process.stdout, error: process.stderr },
): Promise<number> {
  const url = readArguments(args, terminal, await lastWebUrl());
  if (typeof url === 'number') return url;

  // Whoever read the conversation is gone (`| head`): nobody is left to ask for.
  terminal.output.on('error', () => {});
  const chat = new TerminalChat({
    client: new HttpChatClient(url.origin, fetch),
    baseUrl: url.origin,
    print: (line) => terminal.output.write(`${line}\n`),
    newId: randomUUID,
  });
  try {
    await chat.open();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    terminal.error.write(`${unreachable(url, error)}\n`);
    return 1;
  }
  await converse(chat, terminal);
  return chat.failures > 0 && !terminal.input.isTTY ? 1 : 0;
}

/** The address that a start wrote down; whether it still runs, the first call shows. */
async function lastWebUrl(): Promise<string> {
  const path = join(readConfig().dataDir, 'outputs.json');
  const outputs = await readJsonFile<{ WebUrl?: string }>(path).catch(() => undefined);
  return outputs?.WebUrl ?? 'http://127.0.0.1:3000';
}

function readArguments(
  args: readonly string[],
  { output, error }: Terminal,
  defaultUrl: string,
): URL | number {
  try {
    const options = { url: { type: 'string' }, help: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      output.write(HELP);
      return 0;
    }
    const url = new URL(values.url ?? defaultUrl);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
    throw new TypeError('--url must begin with http:// or https://');
  } catch (cause) {
    error.write(`support-bot chat: ${cause instanceof Error ? cause.message : cause}\n\n${HELP}`);
    return 2;
  }
}

/** Reads lines until the input ends. Where nobody types, the messages are printed too, so that the output reads as a chat. */
async function converse(chat: TerminalChat, { input, output }: Terminal): Promise<void> {
  const isInteractive = input.isTTY === true;
  const lines = createInterface({
    input,
    terminal: isInteractive,
    ...(isInteractive && { output }),
  });
  const prompt = () => {
    if (isInteractive) lines.prompt();
  };
  lines.setPrompt('You: ');
  lines.on('SIGINT', () => lines.close());
  prompt();
  for await (const line of lines) {
    const command = line.trim();
    if (command === '/quit' || !output.writable) break;
    if (!isInteractive && command !== '') output.write(`You: ${line}\n`);
    if (command === '/new') await chat.open();
    else await chat.take(line);
    prompt();
  }
  lines.close();
  if (isInteractive) output.write('\n');
}

function unreachable(url: URL, { status, message }: ChatError): string {
  if (status !== 0) return `support-bot chat: ${url.origin} answered ${status}: ${message}`;
  return (
    `support-bot chat: nothing answers at ${url.origin}.\n` +
    'Start the bot with "npm start" in another terminal, or name its address with --url.'
  );
}
