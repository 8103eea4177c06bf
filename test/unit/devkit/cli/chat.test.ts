import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../../services/bot/helpdesk/conversations/card.ts';
import { parseCard } from '../../../../services/bot/helpdesk/conversations/parse-card.ts';
import { chatCommand } from '../../../../services/devkit/cli/chat.ts';
import { chatFixture } from '../../../support/chat/chat-fixture.ts';
import { type ChatServer, startChatServer } from '../../../support/chat/chat-server.ts';
import { plainText } from '../../../support/chat/fake-bot.ts';

let server: ChatServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Runs the command with lines piped in; returns its exit code and what it wrote. */
async function run(args: string[], lines: string[] = []) {
  const [output, error] = [new PassThrough(), new PassThrough()];
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const code = await chatCommand(args, { input, output, error });
  return { code, output: text(output), error: text(error) };
}

function text(stream: PassThrough): string {
  return stream.read()?.toString() ?? '';
}

function answerCard(): Card {
  const card = parseCard(
    JSON.stringify({
      v: 1,
      kind: 'answer',
      docId: 'a'.repeat(16),
      title: 'Sharing your screen',
      quote: 'Press the green button.\u001b[2J',
      place: { startSeconds: 83 },
    }),
  );
  if (card === undefined) throw new Error('The card is wrong');
  return card;
}

describe('support-bot chat', () => {
  it('sends each line of its input and prints the conversation', async () => {
    const chat = chatFixture();
    server = await startChatServer(chat);

    const { code, output } = await run(['--url', server.url], ['hello', '', 'bye']);

    expect(code).toBe(0);
    expect(chat.bot.received).toEqual(['hello', 'bye']);
    expect(output).toMatch(/^Bot: Hello, I am/);
    expect(output).toContain('You: hello\nBot: Heard: hello\nYou: bye\nBot: Heard: bye\n');
  });

  it('shows an answer with its link, once, and nothing that steers the terminal', async () => {
    const chat = chatFixture();
    chat.bot.answer(() => ({
      messages: [
        plainText('Sharing your screen (1:23): Press the green button.\u001b[2J'),
        { contentType: 'CustomPayload', card: answerCard() },
      ],
    }));
    server = await startChatServer(chat);

    const { output } = await run(['--url', server.url], ['screen']);

    expect(output).toContain(
      [
        'Bot: Sharing your screen',
        '       | Press the green button.[2J',
        `       Play from 1:23: ${server.url}/api/documents/${'a'.repeat(16)}?t=83`,
      ].join('\n'),
    );
    expect(output.match(/green button/g)).toHaveLength(1);
    expect(output).not.toContain('\u001b');
  });

  it('presses a button by its number', async () => {
    const chat = chatFixture();
    const buttons = [
      { text: 'Accounts', value: 'accounts' },
      { text: 'Course sites', value: 'course-sites' },
    ];
    chat.bot.answer(() => ({
      messages: [
        { contentType: 'ImageResponseCard', imageResponseCard: { title: 'Topic', buttons } },
      ],
    }));
    server = await startChatServer(chat);

    const { output } = await run(['--url', server.url], ['ticket', '2', '7']);

    expect(output).toContain('Bot: Topic\n       [1] Accounts\n       [2] Course sites\n');
    expect(chat.bot.received).toEqual(['ticket', 'course-sites', '7']);
  });

  it('says why a message got no reply, and ends with 1', async () => {
    const chat = chatFixture();
    chat.bot.answer(() => {
      throw new Error('boom');
    });
    server = await startChatServer(chat);

    const { code, output } = await run(['--url', server.url], ['hello']);

    expect(code).toBe(1);
    expect(output).toMatch(/Not answered\. Sorry.*Reference: [0-9A-Z]{8}\./);
  });

  it('sends a failed message again, under its own id, for an empty line', async () => {
    const chat = chatFixture();
    let calls = 0;
    chat.bot.answer(() => {
      calls += 1;
      if (calls === 1) throw new Error('boom');
      return { messages: [plainText('Hello!')] };
    });
    server = await startChatServer(chat);

    const { output } = await run(['--url', server.url], ['hello', '']);

    expect(output).toContain('Bot: Hello!');
    expect(chat.bot.received).toEqual(['hello', 'hello']);
  });

  it('starts a new chat with /new and ends with /quit', async () => {
    const chat = chatFixture();
    server = await startChatServer(chat);

    const { output } = await run(['--url', server.url], ['/new', '/quit', 'unheard']);

    expect(output.match(/Hello, I am/g)).toHaveLength(2);
    expect(chat.bot.received).toEqual([]);
  });

  it('ends when nobody reads it any more', async () => {
    const chat = chatFixture();
    server = await startChatServer(chat);
    const output = new PassThrough();
    output.once('data', () => output.destroy(new Error('write EPIPE')));
    const input = Readable.from(['one\n', 'two\n', 'three\n']);

    const code = await chatCommand(['--url', server.url], {
      input,
      output,
      error: new PassThrough(),
    });

    expect(code).toBe(0);
    expect(chat.bot.received).toEqual([]);
  });

  it('says how to start the bot when nothing answers', async () => {
    server = await startChatServer(chatFixture());
    await server.close();

    const { code, error } = await run(['--url', server.url]);

    expect(code).toBe(1);
    expect(error).toContain(`nothing answers at ${server.url}`);
    expect(error).toContain('npm start');
  });

  it.each([
    [['--help'], 0],
    [['--nonsense'], 2],
    [['--url', 'ftp://x'], 2],
    [['--url', ':'], 2],
  ])('ends %s with %i', async (args, code) => {
    const result = await run(args);

    expect(result.code).toBe(code);
    expect(result.output + result.error).toContain('Usage: support-bot chat');
  });
});
