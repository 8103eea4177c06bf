import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { build } from 'esbuild';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';
import { ATTACKS, attack, type Targets } from './hostile-page/attacks.ts';

const STRANGER = 'evil.example';
/** The stranger's name leads to this machine: to his page, and, rebound, to the ports of the product. */
const REBINDING = `--host-resolver-rules=MAP ${STRANGER} 127.0.0.1`;
/** What newer browsers ask before a site reaches this machine must not be what protects it. */
const UNASKED =
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessRespectPreflightResults';

/** The page of another site, in a real browser, against the product as it is shipped. */
describe.skipIf(browserIsMissing())('a hostile page in a browser', () => {
  let product: Product;
  let browser: Browser;
  let site: Server;
  let targets: Targets;
  let html: string;
  let clients: { readonly s3: S3Client; readonly lambda: LambdaClient };

  beforeAll(async () => {
    product = await startProduct(await temporaryFolder());
    browser = await openBrowser(REBINDING, UNASKED);
    const {
      AwsUrl = '',
      SearchUrl = '',
      WebUrl = '',
      TicketsBucket = '',
      BotId,
      BotAliasId,
    } = product.outputs;
    const code = zipSync({ 'index.mjs': strToU8('export const handler = async () => 1;') });
    const client = {
      endpoint: AwsUrl,
      region: 'ca-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    clients = { s3: new S3Client(client), lambda: new LambdaClient(client) };
    const { Functions = [] } = await clients.lambda.send(new ListFunctionsCommand({}));
    targets = {
      role: Functions[0]?.Role ?? '',
      aws: AwsUrl,
      search: SearchUrl,
      web: WebUrl,
      code: Buffer.from(code).toString('base64'),
      bucket: TicketsBucket,
      lexPath: `/bots/${BotId}/botAliases/${BotAliasId}/botLocales/en_US/sessions/hostile/text`,
    };
    await clients.s3.send(new PutObjectCommand({ Bucket: TicketsBucket, Key: 'kept', Body: 'x' }));
    html = await pageOf(targets);
    site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end(html);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    site?.close();
    clients?.s3.destroy();
    clients?.lambda.destroy();
    await product?.stop();
    await removeFolders();
  });

  const port = () => (site.address() as AddressInfo).port;

  async function reportOf(page: Page, url: string): Promise<string[]> {
    await page.goto(url);
    await page.waitForFunction("document.title === 'done'");
    return page.locator('li').allTextContents();
  }

  /** What a hostile page must not have done. */
  async function traces() {
    const { lambda, s3 } = clients;
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const head = (Key: string) =>
      s3.send(new HeadObjectCommand({ Bucket: targets.bucket, Key })).then(
        () => true,
        () => false,
      );
    const mails = await fetch(`${targets.web}/console/api/mail`);
    return {
      functions: Functions.map(({ FunctionName }) => FunctionName).filter((name) =>
        name?.startsWith('hostile'),
      ),
      isPut: await head('hostile'),
      isKept: await head('kept'),
      mailed: (await mails.text()).includes('hostile'),
    };
  }

  const NOTHING = { functions: [], isPut: false, isKept: true, mailed: false };
  const UNREADABLE = /as a simple request/;

  it('can neither do nor read anything from another site', async () => {
    const page = await browser.newPage();
    const report = await reportOf(page, `http://${STRANGER}:${port()}/`);
    const { SCREENSHOT } = process.env;
    if (SCREENSHOT) await page.screenshot({ path: SCREENSHOT, fullPage: true });
    await page.close();

    const expected = Object.keys(ATTACKS).map(
      (name) => `${name}: ${UNREADABLE.test(name) ? 'unreadable' : 'blocked'}`,
    );
    expect(report).toStrictEqual(expected);
    expect(await traces()).toStrictEqual(NOTHING);
  });

  it('cannot with forms and images either', async () => {
    const page = await browser.newPage();
    await page.goto(`http://${STRANGER}:${port()}/`);
    const answers: number[] = [];
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(targets.aws)) sent.push(request.resourceType());
    });
    page.on('response', (response) => {
      if (response.url().startsWith(targets.aws)) answers.push(response.status());
    });
    const presigned = await presignedAttacks(targets);
    await page.setContent(
      `<iframe name="sink"></iframe><img src="${attributeText(presigned.list)}">
      <form method="post" enctype="text/plain" target="sink" action="${attributeText(presigned.mail)}">
      <input name="Action=SendEmail&x" value="y"><button>Go</button></form>`,
    );
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator('button').click(),
    ]);
    await page.close();

    // Chromium blocks an answer that is no image, and then doesn't always report it.
    expect(sent).toContain('image');
    expect(sent.length).toBeGreaterThanOrEqual(2);
    expect(answers.length).toBeGreaterThanOrEqual(1);
    expect(new Set(answers)).toStrictEqual(new Set([403]));
    expect(await traces()).toStrictEqual(NOTHING);
  });

  it.each(['aws', 'search', 'web'] as const)(
    'cannot after it has rebound its name to the address of %s',
    async (which) => {
      const { port: bound } = new URL(targets[which]);
      const own = `http://${STRANGER}:${bound}`;
      const page = await browser.newPage();
      // The first answer for this name was the stranger's own.
      await page.route(
        `${own}/`,
        (route) => route.fulfill({ contentType: 'text/html', body: '' }),
        {
          times: 1,
        },
      );
      await page.goto(`${own}/`);
      await page.addScriptTag({
        type: 'module',
        content: await scriptOf({ ...targets, [which]: own }),
      });
      await page.waitForFunction("document.title === 'done'");
      const report = await page.locator('li').allTextContents();
      await page.close();

      const same = report.filter((line) => /: \d+$/.test(line));
      expect(same.length).toBeGreaterThanOrEqual(1);
      for (const line of same) expect(line).toMatch(/: 421$/);
      expect(await traces()).toStrictEqual(NOTHING);
    },
  );

  it('may talk to the bot if it is a page of this machine, and still run no code', async () => {
    const page = await browser.newPage();
    const report = async (name: string) =>
      reportOf(page, `http://127.0.0.1:${port()}/?${name}#${encodeURIComponent(name)}`);
    const talk = await report('talk to the bot');
    const create = [
      ...(await report('create a function, signed in the headers')),
      ...(await report('create a function, signed in the query, as a simple request')),
    ];
    await page.close();

    expect(talk).toStrictEqual(['talk to the bot: 200']);
    expect(create).toStrictEqual([
      'create a function, signed in the headers: blocked',
      'create a function, signed in the query, as a simple request: unreadable',
    ]);
    expect(await traces()).toStrictEqual(NOTHING);
  });

  it('is no straw man: a program with the same requests does all of it', async () => {
    const names = Object.keys(ATTACKS);
    const outcomes = await attack(targets, names);

    expect(outcomes.map(({ outcome }) => Number(outcome) < 400)).toStrictEqual(
      names.map(() => true),
    );
    expect(await traces()).toMatchObject({
      functions: ['hostile-headers', 'hostile-query'],
      isPut: true,
      isKept: false,
      mailed: true,
    });
  });
});

async function scriptOf(targets: Targets): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/e2e/hostile-page/page.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    define: { targets: JSON.stringify(targets) },
  });
  return outputFiles[0]?.text ?? '';
}

async function pageOf(targets: Targets): Promise<string> {
  const script = (await scriptOf(targets)).replaceAll('</script', '<\\/script');
  return `<!doctype html><title>running</title><h1>A page of another site</h1><p>What it got from the local AWS, from search, from the chat's port:</p><script type="module">${script}</script>`;
}

async function presignedAttacks({ aws }: Targets) {
  const { signQuery } = await import('../support/aws-signer.ts');
  const list = { url: `${aws}/2015-03-31/functions`, method: 'GET', service: 'lambda' };
  const mail = { url: `${aws}/`, method: 'POST', service: 'ses' };
  return { list: (await signQuery(list)).url, mail: (await signQuery(mail)).url };
}

function attributeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
