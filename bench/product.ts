import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { titleOfAnswer } from '../test/support/chat-api.ts';
import {
  type Product,
  removeFolders,
  startProduct,
  temporaryFolder,
} from '../test/support/product.ts';
import { type Figure, percentile, seconds, spread, timesOf } from './figures.ts';

const STARTS = 3;

/** The built product in a separate process: start, memory, turns over the wire, an upload. */
export async function measureProduct(): Promise<Figure[]> {
  const empty: number[] = [];
  const warm: number[] = [];
  let product: Product | undefined;
  for (let run = 0; run < STARTS; run += 1) {
    const dataDir = await temporaryFolder();
    const first = await timed(() => startProduct(dataDir), empty);
    await first.stop();
    await product?.stop();
    product = await timed(() => startProduct(dataDir), warm);
  }
  if (!product) throw new Error('unreachable');
  const idle = await residentMegabytes(product);
  const figures = [
    { what: 'npm start to ready, empty data', goal: '≤ 3 s', seen: seconds(empty) },
    { what: 'npm start to ready, warm data', goal: '≤ 1.5 s', seen: seconds(warm) },
    { what: 'idle memory of the main process', goal: '≤ 200 MB', seen: `${idle} MB` },
    ...(await measureTurnsOverTheWire(product)),
    await measureUpload(product),
  ];
  await product.stop();
  await removeFolders();
  return figures;
}

async function measureTurnsOverTheWire(product: Product): Promise<Figure[]> {
  // By default the client opens an HTTP/2 connection for each call; boto3 and browsers keep an HTTP/1.1 one open.
  const client = new LexRuntimeV2Client(clientOptions(product));
  const { requestHandler } = new S3Client(clientOptions(product)).config;
  const keeping = new LexRuntimeV2Client({ ...clientOptions(product), requestHandler });
  const { BotId = '', BotAliasId = '' } = product.outputs;
  const say = (text: string, by = client) =>
    by.send(
      new RecognizeTextCommand({
        botId: BotId,
        botAliasId: BotAliasId,
        localeId: 'en_US',
        sessionId: randomUUID(),
        text,
      }),
    );
  const plain = await timesOf(1_000, 200, () => say('hello'));
  const before = await processorMs(product);
  const kept = await timesOf(2_000, 200, () => say('hello', keeping));
  const after = await processorMs(product);
  const hooked = await timesOf(300, 20, () => say('I forgot my NetLink ID password'));
  client.destroy();
  keeping.destroy();
  const perOperation = (after - before) / 2_200;
  return [
    {
      what: 'RecognizeText through the endpoint, signed',
      goal: 'p50 ≤ 1.5 ms',
      seen: spread(kept),
    },
    { what: '… with a new HTTP/2 connection each', goal: '', seen: spread(plain) },
    {
      what: '… a second on one core (server processor time)',
      goal: '≥ 1,200',
      seen: `${Math.round(1000 / perOperation)} (${perOperation.toFixed(2)} ms each)`,
    },
    {
      what: 'turn with code hook and search',
      goal: 'p50 ≤ 8 ms, p99 ≤ 40 ms',
      seen: spread(hooked),
    },
  ];
}

async function measureUpload(product: Product): Promise<Figure> {
  const client = new S3Client(clientOptions(product));
  const times = await timesOf(5, 1, async (index) => {
    const title = `Quorvex ${'abcdefgh'[index]}${'klmnopqr'[index]}`;
    const page = `<title>${title}</title><h1>${title}</h1><p>To reset the ${title}, press its green lever twice.</p>`;
    const place = { Bucket: product.outputs.DocumentsBucket, Key: `documents/bench-${index}.html` };
    await client.send(new PutObjectCommand({ ...place, Body: page, ContentType: 'text/html' }));
    const ask = () => titleOfAnswer(product.outputs.WebUrl ?? '', `how do I reset the ${title}`);
    while ((await ask()) !== title);
  });
  client.destroy();
  const [median, most] = [percentile(times, 0.5), percentile(times, 1)];
  return {
    what: 'upload of a page to answerable',
    goal: '≤ 1 s',
    seen: `${(median / 1000).toFixed(2)} s, at most ${(most / 1000).toFixed(2)} s`,
  };
}

function clientOptions(product: Product) {
  return {
    endpoint: product.outputs.AwsUrl ?? '',
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
}

async function timed<T>(run: () => Promise<T>, times: number[]): Promise<T> {
  const began = performance.now();
  const result = await run();
  times.push(performance.now() - began);
  return result;
}

/** Returns the resident memory of the product's main process in MB. */
export async function residentMegabytes({ process: child }: Product): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** The process's user and system time so far; a tick is a hundredth of a second on Linux. */
async function processorMs({ process: child }: Product): Promise<number> {
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
