import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signHeaders } from '../support/aws-signer.ts';
import { titleOfAnswer } from '../support/chat-api.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

const run = promisify(execFile);
const ADMIN = { accessKeyId: 'warden', secretAccessKey: 'a secret: of its own' };
const SETTINGS = {
  HOST: '0.0.0.0',
  ALLOWED_HOSTS: 'help.example.edu',
  CONSOLE_TOKEN: 'open sesame',
  ADMIN_ACCESS_KEY_ID: ADMIN.accessKeyId,
  ADMIN_SECRET_ACCESS_KEY: ADMIN.secretAccessKey,
};
/** What a proxy adds. */
const PROXIED = { 'x-forwarded-for': '203.0.113.7' };

/** The product as docs/guides/behind-a-proxy.md has it run for others. */
describe('the product with secrets of its own', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct(await temporaryFolder(), SETTINGS);
  }, 180_000);

  afterAll(async () => {
    await product?.stop();
    await removeFolders();
  });

  const url = (name: string) => product.outputs[name] ?? '';

  async function cli(...args: string[]): Promise<string> {
    const env = { PATH: process.env.PATH, DATA_DIR: product.dataDir, ...SETTINGS };
    const { stdout } = await run(process.execPath, ['dist/cli.js', ...args], { env });
    return stdout;
  }

  it('deploys, seeds and answers as before: its own calls know the secret', async () => {
    const title = await titleOfAnswer(url('WebUrl'), 'I forgot my NetLink ID password');

    expect(title).toBe('Reset your NetLink ID password');
  });

  it('says aloud that it is open, and what protects it', () => {
    expect(product.output()).toContain(
      'OPEN TO OTHERS by HOST=0.0.0.0 and ALLOWED_HOSTS=help.example.edu',
    );
    for (const secret of [SETTINGS.CONSOLE_TOKEN, ADMIN.secretAccessKey])
      expect(product.output()).not.toContain(secret);
  });

  it('refuses the published credentials on both ports, and takes its own', async () => {
    const call = async (credentials: typeof ADMIN) => {
      const to = `${url('AwsUrl')}/2015-03-31/functions`;
      const signed = await signHeaders({ url: to, method: 'GET', service: 'lambda', credentials });
      return (await fetch(to, { headers: { ...signed.headers, ...PROXIED } })).status;
    };
    const search = async ({ accessKeyId, secretAccessKey }: typeof ADMIN) => {
      const authorization = `Basic ${btoa(`${accessKeyId}:${secretAccessKey}`)}`;
      const headers = { authorization, ...PROXIED };
      return (await fetch(`${url('SearchUrl')}/_cluster/health`, { headers })).status;
    };
    const published = { accessKeyId: 'test', secretAccessKey: 'test' };

    expect([await call(published), await search(published)]).toStrictEqual([403, 403]);
    expect([await call(ADMIN), await search(ADMIN)]).toStrictEqual([200, 200]);
  });

  it('asks for its token before it shows the console', async () => {
    const mail = `${url('WebUrl')}/console/api/mail`;
    const authorization = `Bearer ${SETTINGS.CONSOLE_TOKEN}`;

    expect((await fetch(mail)).status).toBe(401);
    expect((await fetch(mail, { headers: { authorization, ...PROXIED } })).status).toBe(200);
  });

  it('serves its own commands, which read the same variables', async () => {
    expect(await cli('seed')).toContain('already seeded');
    expect(await cli('test', 'seed/conversations/greeting.yaml')).toMatch(/passed/);
  });
});
