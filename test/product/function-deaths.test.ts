import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ChatMessage, textOf } from '../support/chat-api.ts';
import { PATIENCE } from '../support/patience.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

vi.setConfig({ testTimeout: 120_000 });

let product: Product;
beforeAll(async () => {
  product = await startProduct(await temporaryFolder());
}, 120_000);
afterAll(async () => {
  await product?.stop();
  await removeFolders();
});

const api = () => `${product.outputs.WebUrl}/api/sessions`;

const post = (path: string, body: object) =>
  fetch(`${api()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const say = (id: string, text: string, clientMessageId: string = randomUUID()) =>
  post(`/${id}/messages`, { text, clientMessageId });

/** The processes of a function, by a variable of its configuration that only it has. */
async function processesWith(variable: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const isOne = async (id: string) => {
    const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
    const isOurs = environment.includes(`AWS_ENDPOINT_URL=${product.outputs.AwsUrl}\0`);
    return isOurs && environment.includes(`"${variable}":`);
  };
  const found = await Promise.all(ids.map(async (id) => ((await isOne(id)) ? [Number(id)] : [])));
  return found.flat();
}

const chatProcesses = () => processesWith('BOT_ALIAS_ID');
const codeHooks = async () => {
  const outbox = new Set(await processesWith('RT_URL'));
  return (await processesWith('NOTIFICATIONS_TOPIC_ARN')).filter((id) => !outbox.has(id));
};

function signal(processes: readonly number[], name: NodeJS.Signals): void {
  for (const id of processes) process.kill(id, name);
}

async function statesOf(id: string): Promise<string[]> {
  const response = await fetch(`${api()}/${id}`);
  const { turns } = (await response.json()) as { turns: { state: string }[] };
  return turns.map(({ state }) => state);
}

const QUESTION = 'I forgot my NetLink ID password';

interface CutOff {
  readonly id: string;
  readonly message: string;
}

/** A chat whose function is killed while the bot is at work on the answer, and waits for its code hook. */
async function chatThatIsCutOff(): Promise<CutOff> {
  const { sessionId: id } = (await (await post('', {})).json()) as { sessionId: string };
  expect((await say(id, 'hello')).status).toBe(200);
  const hooks = await codeHooks();
  const message = randomUUID();
  signal(hooks, 'SIGSTOP');
  const cutOff = say(id, QUESTION, message);
  await expect.poll(() => statesOf(id), PATIENCE).toEqual(['done', 'done', 'pending']);
  const chats = await chatProcesses();
  signal(chats, 'SIGKILL');
  signal(hooks, 'SIGCONT');
  expect((await cutOff).status).toBe(502);
  // Idle ones died as well; no request is handed to one whose end the product has noticed.
  await expect.poll(() => chats.filter((one) => existsSync(`/proc/${one}`)), PATIENCE).toEqual([]);
  return { id, message };
}

describe.skipIf(process.platform !== 'linux')('a chat function that is killed in a turn', () => {
  it.each([
    ['the message, sent again', true, QUESTION, /password/i],
    ['another message', false, 'open a ticket', /your name/i],
  ])('shuts its chat for no longer than a request waits: %s', async (_name, again, text, reply) => {
    const { id, message } = await chatThatIsCutOff();

    const next = await say(id, text, again ? message : undefined);

    expect(next.status, await next.clone().text()).toBe(200);
    const { messages } = (await next.json()) as { messages: ChatMessage[] };
    expect(textOf(messages)).toMatch(reply);
  });
});
