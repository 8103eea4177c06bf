import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectContext } from '../../contracts/connect-context.ts';
import { errorOf } from '../../contracts/error-of.ts';
import { type ConnectServer, startConnectServer } from '../../support/connect-server.ts';

const SAM = { agentId: 'a1', displayName: 'Sam' };

let server: ConnectServer;
let context: ReturnType<typeof connectContext>;
beforeEach(async () => {
  server = await startConnectServer();
  context = connectContext(server);
});
afterEach(async () => {
  context.destroy();
  await server.close();
});

describe('the limits of Connect', { timeout: 60_000 }, () => {
  it('are a hundred active chats: one that ends makes room', async () => {
    const chats = await Promise.all(Array.from({ length: 100 }, () => context.start()));

    expect(await errorOf(context.start())).toStrictEqual({
      name: 'LimitExceededException',
      status: 429,
    });
    await context.disconnect(await context.join(chats[0]));
    expect((await context.start()).contactId).not.toBe('');
  });

  it('are a full queue: a transfer back to it fails, and the agent stays', async () => {
    const customer = await context.join();
    const socket = await context.listen(customer);
    await server.desk.accept(customer.contactId, SAM);
    await Promise.all(Array.from({ length: 50 }, () => context.start()));

    const transfer = server.desk.transfer(customer.contactId, 'a1');

    await expect(transfer).rejects.toMatchObject({ problem: 'queueFull' });
    await socket.hearsOf('transfer.failed');
    await server.desk.say(customer.contactId, 'a1', { content: 'I am still here' });
    await socket.hears(({ Content }) => Content === 'I am still here');
  });

  it('are a thousand messages and events in a chat, which can still end', async () => {
    const customer = await context.join();
    await server.desk.accept(customer.contactId, SAM);
    const texts = Array.from({ length: 998 }, (_, n) => `Line ${n}`);
    for (const content of texts) await server.desk.say(customer.contactId, 'a1', { content });

    const refused = await errorOf(context.say(customer, 'One more'));
    const agent = server.desk.say(customer.contactId, 'a1', { content: 'One more' });

    expect(refused).toStrictEqual({ name: 'ValidationException', status: 400 });
    await expect(agent).rejects.toMatchObject({ problem: 'invalid' });
    await context.disconnect(customer);
    expect(server.desk.get(customer.contactId)?.state).toBe('ended');
  });
});
