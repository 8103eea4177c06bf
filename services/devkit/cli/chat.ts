import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { HttpChatClient } from '../../bot/chat-page/chat-client.ts';
import { ChatError } from '../../bot/chat-page/chat-error.ts';
import { TerminalChat } from './chat/terminal-chat.ts';
import { readLastOutputs } from './outputs-file.ts';
import { runVerb } from './run-verb.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: support-bot chat [--url URL]

Talks to the bot in the terminal. A number presses the button that shows it.
Without a terminal, each line of standard input is one message.

  --url URL   where the chat is served (default: where the bot was started last from
              this DATA_DIR, else http://127.0.0.1:3000)
  --help      show this

In the chat: /new starts a new chat, /quit or Ctrl-D ends.
`;

export interface ChatTerminal extends Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Runs `support-bot chat`. Returns the exit code: 0, 1 if the chat can't be reached or, without a terminal, a message
 * got no reply, 2 for wrong arguments.
 */
export function chatCommand(
  args: readonly string[],
  terminal: ChatTerminal = { input: process.stdin, output: process.stdout, error: process.stderr },
): Promise<number> {
  const verb = { name: 'chat', help: HELP, options: { url: { type: 'string' } } } as const;
  return runVerb(verb, args, terminal, async ({ url }) => chatAt(await findChat(url), terminal));
}

async function findChat(given: string | undefined): Promise<URL> {
  const text = given ?? (await readLastOutputs())?.WebUrl ?? 'http://127.0.0.1:3000';
  if (!URL.canParse(text)) throw new UsageError('Invalid URL');
  const url = new URL(text);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new UsageError('--url must begin with http:// or https://');
}

async function chatAt(url: URL, terminal: ChatTerminal): Promise<number> {
  // The reader of the output may end first (`| head`): there is nothing left to do then.
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

/** Reads lines until the input ends. If nobody types, the messages are printed too, so that the output reads as a chat. */
async function converse(chat: TerminalChat, { input, output }: ChatTerminal): Promise<void> {
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
    else await chat.send(line);
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
