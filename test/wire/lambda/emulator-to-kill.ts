/** A program for the test that kills it: prints the ids of an idle process and of one in an endless loop. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { startLambdaServer } from './lambda-server.ts';

const [, , dataDir = ''] = process.argv;
const server = await startLambdaServer({ dataDir });
const spin = `import { writeFileSync } from 'node:fs'; import { tmpdir } from 'node:os';
  export const handler = async () => { writeFileSync(tmpdir() + '/spinning', String(process.pid)); for (;;); };`;
await server.deploy('idle', 'export const handler = async () => process.pid;');
await server.deploy('spin', spin, { Timeout: 60 });
const { Payload } = await server.client.send(new InvokeCommand({ FunctionName: 'idle' }));
void server.client.send(new InvokeCommand({ FunctionName: 'spin' }));
process.stdout.write(`[${Payload?.transformToString()},${await idOfSpinning()}]\n`);

/** Reads it from the temporary folder of the process. */
async function idOfSpinning(): Promise<string> {
  const root = join(dataDir, 'lambda', 'tmp');
  for (;;) {
    const files = (await readdir(root)).map((folder) => join(root, folder, 'spinning'));
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
    const found = texts.find(Boolean);
    if (found) return found;
    await setTimeout(20);
  }
}
