/** A program for the test that kills it: prints the ids of an idle process and of one in an endless loop. */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { startLambdaServer } from './lambda-server.ts';

const [, , dataDir = ''] = process.argv;
const server = await startLambdaServer({ dataDir });
const spin =
  'import { writeFileSync } from "node:fs"; export const handler = async (path) => { writeFileSync(path, String(process.pid)); for (;;); };';
await server.deploy('idle', 'export const handler = async () => process.pid;');
await server.deploy('spin', spin, { Timeout: 60 });
const { Payload } = await server.client.send(new InvokeCommand({ FunctionName: 'idle' }));
const path = `${dataDir}/spinning`;
void server.client.send(
  new InvokeCommand({ FunctionName: 'spin', Payload: Buffer.from(JSON.stringify(path)) }),
);
process.stdout.write(`[${Payload?.transformToString()},${await contentOf(path)}]\n`);

async function contentOf(file: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
