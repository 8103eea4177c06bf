import { connectContext } from '../contracts/connect-context.ts';
import { startConnectServer } from './connect-server.ts';

/*
 * A process for tests to kill: a customer who says numbers as fast as possible. Prints where the chat is kept and who the
 * customer is, then each number after it was acknowledged.
 */
const server = await startConnectServer();
const { join, say } = connectContext(server);
const customer = await join();
const { dataDir, secret } = server;
const where = { dataDir, secret: secret.toString('base64'), customer };
process.stdout.write(`${JSON.stringify(where)}\n`);

for (let number = 0; ; number += 1) {
  await say(customer, String(number));
  process.stdout.write(`${number}\n`);
}
