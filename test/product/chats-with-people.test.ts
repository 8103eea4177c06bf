import { afterAll, describe, expect, it, vi } from 'vitest';
import { connectContext } from '../contracts/connect-context.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

// The whole product is started twice.
vi.setConfig({ testTimeout: 180_000 });

let product: Product | undefined;
afterAll(async () => {
  await product?.stop();
  await removeFolders();
});

const chatsOf = ({ outputs }: Product) =>
  connectContext({
    endpoint: outputs.AwsUrl ?? '',
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    desk: undefined as never,
  });

describe('a chat with a person in the product', () => {
  it('goes on after a kill -9 with all that was said, for the client that has its tokens', async () => {
    const dataDir = await temporaryFolder();
    product = await startProduct(dataDir);
    const before = chatsOf(product);
    const customer = await before.join();
    const socket = await before.listen(customer);
    const said = await before.say(customer, 'Before the kill');
    await socket.hears(({ Id }) => Id === said);

    await product.stop('SIGKILL');
    before.destroy();
    product = await startProduct(dataDir);
    const after = chatsOf(product);
    const back = await after.listen(await after.join(customer));
    await after.say(customer, 'After the kill');

    await back.hears(({ Content }) => Content === 'After the kill');
    const transcript = await after.transcript(customer);
    expect(transcript.map(({ Content }) => Content)).toStrictEqual([
      undefined,
      'Before the kill',
      'After the kill',
    ]);
    after.destroy();
  });
});
