import { randomBytes } from 'node:crypto';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatResult } from '../../services/devkit/conversations/format-result.ts';
import { loadConversations } from '../../services/devkit/conversations/load-conversations.ts';
import { runConversation } from '../../services/devkit/conversations/run-conversation.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

const conversations = await loadConversations('seed/conversations');

let product: Product;
let client: LexRuntimeV2Client;

beforeAll(async () => {
  product = await startProduct(await temporaryFolder());
  client = new LexRuntimeV2Client({
    endpoint: product.outputs.AwsUrl ?? '',
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}, 120_000);

afterAll(async () => {
  client?.destroy();
  await product?.stop();
  await removeFolders();
});

it.each(conversations)('$name', async (conversation) => {
  const result = await runConversation(
    {
      client,
      botId: product.outputs.BotId ?? '',
      botAliasId: product.outputs.BotAliasId ?? '',
      newSessionId: () => randomBytes(16).toString('base64url'),
    },
    conversation,
  );

  expect(result.outcome, formatResult(result)).toBe('passed');
});
