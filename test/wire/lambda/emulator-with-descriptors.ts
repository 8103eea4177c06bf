/** A program that has inherited file descriptors: prints what a function can read from those above standard error. */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { startLambdaServer } from './lambda-server.ts';

const server = await startLambdaServer();
await server.deploy(
  'reads',
  `import { readFileSync } from 'node:fs';
   const read = (descriptor) => { try { return readFileSync(descriptor, 'utf8'); } catch ({ code }) { return code; } };
   export const handler = async () => [7, 8, 20, 99].map(read);`,
);
const { Payload } = await server.client.send(new InvokeCommand({ FunctionName: 'reads' }));
process.stdout.write(`${Payload?.transformToString()}\n`);
await server.close();
