import {
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Chat, openChat, textOf } from '../support/chat-api.ts';
import { PATIENCE } from '../support/patience.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

vi.setConfig({ testTimeout: 120_000 });

const PIECE = 20_000_000;

describe('a data folder that reaches DATA_LIMIT', () => {
  let product: Product;
  let begun: Chat;
  let uploaded: string[];
  beforeAll(async () => {
    product = await startProduct(await temporaryFolder(), { DATA_LIMIT: '200MB' });
    begun = await openChat(webUrl());
    uploaded = await fill();
  }, 120_000);
  afterAll(async () => {
    await product?.stop();
    await removeFolders();
  });

  const webUrl = () => product.outputs.WebUrl ?? '';
  const s3 = () =>
    new S3Client({
      endpoint: product.outputs.AwsUrl ?? '',
      region: 'ca-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  const Bucket = () => product.outputs.ArtifactsBucket;
  const upload = (Key: string) =>
    s3().send(new PutObjectCommand({ Bucket: Bucket(), Key, Body: Buffer.alloc(PIECE, 1) }));
  const openSession = () => fetch(`${webUrl()}/api/sessions`, { method: 'POST' });
  const dataHealth = async () => {
    const response = await fetch(`${webUrl()}/healthz`);
    const { components } = (await response.json()) as {
      components: { data: { state: string; detail?: string } };
    };
    return components.data;
  };

  /** Uploads until that is refused. */
  async function fill(): Promise<string[]> {
    const keys: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      const error = await upload(`filler-${n}`).catch((thrown: S3ServiceException) => thrown);
      if (error instanceof Error) {
        expect(error.name).toBe('InsufficientStorage');
        expect(error.$metadata).toMatchObject({ httpStatusCode: 507, attempts: 1 });
        return keys;
      }
      keys.push(`filler-${n}`);
    }
    throw new Error('nothing was refused');
  }

  it('refuses an upload before the limit', () => {
    expect(uploaded.length).toBeGreaterThan(1);
    expect(uploaded.length * PIECE).toBeLessThan(200_000_000);
  });

  it('refuses new chats in kind words, and lets the chats that have begun file tickets', async () => {
    const refused = await openSession();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(refused.headers.get('retry-after')).toBe('600');
    expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/^Sorry, .*room/) });

    const answers = [
      "my course site is broken and I can't fix it",
      'Ada Student',
      'ada@example.edu',
      'Quiz page is blank',
      'I open the quiz and see a white page.',
      'yes',
    ];
    let last = '';
    for (const text of answers) last = textOf(await begun.say(text));
    expect(last).toMatch(/LTSI-[0-9A-HJKMNP-TV-Z]{10}/);
  });

  it('is reported by /healthz and the log', async () => {
    await expect
      .poll(dataHealth, PATIENCE)
      .toStrictEqual({ state: 'ready', detail: expect.stringContaining('of DATA_LIMIT 200 MB') });
    expect(product.output()).toContain('uploads and new chats are refused');
  });

  it('accepts both again once there is room', async () => {
    for (const Key of uploaded) await s3().send(new DeleteObjectCommand({ Bucket: Bucket(), Key }));

    await expect.poll(async () => (await openSession()).status, PATIENCE).toBe(201);
    await upload('again');
  });
});
