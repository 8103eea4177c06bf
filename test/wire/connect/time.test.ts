import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskNotice } from '../../../services/emulator/aws/connect/desk/agent-desk.ts';
import { connectContext } from '../../contracts/connect-context.ts';
import { errorOf } from '../../contracts/error-of.ts';
import { ChatSocket } from '../../support/chat-socket.ts';
import { type ConnectServer, startConnectServer } from '../../support/connect-server.ts';
import { type ManualTime, manualTime } from '../../support/manual-time.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const SAM = { agentId: 'a1', displayName: 'Sam' };

let time: ManualTime;
let server: ConnectServer;
let context: ReturnType<typeof connectContext>;
beforeEach(async () => {
  time = manualTime('2026-03-02T10:00:00Z');
  server = await startConnectServer({ time });
  context = connectContext(server);
});
afterEach(async () => {
  context.destroy();
  await server.close();
});

/** Waits until the desk reports something: what falls due is done once it is on disk. */
function told(test: (notice: DeskNotice) => boolean): Promise<DeskNotice> {
  return new Promise((resolve) => {
    const stop = server.desk.subscribe((notice) => {
      if (!test(notice)) return;
      stop();
      resolve(notice);
    });
  });
}

const isEndOf = (contactId: string) => (notice: DeskNotice) =>
  notice.kind === 'changed' &&
  notice.contact.contactId === contactId &&
  notice.contact.state === 'ended';

describe('time in a chat', () => {
  it('closes a WebSocket that has not subscribed within 100 seconds', async () => {
    const late = await ChatSocket.open((await context.join()).socketUrl);

    await time.advance(100 * SECOND);

    expect(await late.closed()).toStrictEqual({ code: 1008, reason: 'not subscribed in time' });
  });

  it('leaves one that has subscribed open', async () => {
    const customer = await context.join();
    const socket = await context.listen(customer);

    await time.advance(100 * SECOND);
    await context.say(customer, 'Still here');

    await socket.hears(({ Content }) => Content === 'Still here');
  });

  it('takes the address of a WebSocket for 100 seconds', async () => {
    const { socketUrl } = await context.join();

    await time.advance(100 * SECOND);

    await expect(ChatSocket.open(socketUrl)).rejects.toThrow('403');
  });

  it('ends a chat whose customer has not connected within 5 minutes', async () => {
    const { contactId } = await context.start();
    const there = await context.join();

    const ended = told(isEndOf(contactId));

    await time.advance(5 * MINUTE);

    await ended;
    expect(server.desk.get(there.contactId)?.state).toBe('waiting');
  });

  it('ends a chat after its duration, and tells everybody', async () => {
    const customer = await context.join(await context.start({ ChatDurationInMinutes: 60 }));
    const longer = await context.join();
    const socket = await context.listen(customer);
    await server.desk.accept(customer.contactId, SAM);

    await time.advance(HOUR);

    await socket.hearsOf('chat.ended');
    expect(server.desk.get(customer.contactId)?.state).toBe('ended');
    const denied = { name: 'AccessDeniedException', status: 403 };
    expect(await errorOf(context.say(customer, 'Hello?'))).toStrictEqual(denied);
    expect(server.desk.get(longer.contactId)?.state).toBe('waiting');
  });

  it('takes a connection token for a day, and a participant token as long as the chat goes on', async () => {
    const customer = await context.join(await context.start({ ChatDurationInMinutes: 3000 }));

    await time.advance(24 * HOUR);

    const denied = { name: 'AccessDeniedException', status: 403 };
    expect(await errorOf(context.say(customer, 'Hello?'))).toStrictEqual(denied);
    await context.say(await context.join(customer), 'Hello again');
  });

  it('forgets a chat a day after its end, on disk too', async () => {
    const customer = await context.join();
    await context.say(customer, 'A secret');
    await context.disconnect(customer);
    const forgotten = told(({ kind }) => kind === 'forgotten');

    await time.advance(24 * HOUR + 5 * SECOND);

    expect(await forgotten).toMatchObject({ contactId: customer.contactId });
    expect(server.desk.list()).toStrictEqual([]);
    await server.stop();
    const file = join(server.dataDir, 'connect', 'contacts.ndjson');
    expect(await readFile(file, 'utf8')).not.toContain('A secret');
  });

  it('cuts off a client that gives no sign of life, and not one that does', async () => {
    const customer = await context.join();
    const silent = await ChatSocket.open(customer.socketUrl, { autoPong: false });
    await silent.subscribe();
    const alive = await context.listen(customer);

    await time.advance(MINUTE);
    alive.send({ topic: 'aws/heartbeat' });
    await alive.reply('aws/heartbeat');
    await time.advance(MINUTE);
    await context.say(customer, 'Still here');

    expect(await silent.closed()).toMatchObject({ code: 1006 });

    await alive.hears(({ Content }) => Content === 'Still here');
  });

  it('closes the WebSockets of a chat a while after its end', async () => {
    const customer = await context.join();
    const socket = await context.listen(customer);
    await context.disconnect(customer);

    await time.advance(2 * MINUTE);

    expect(await socket.closed()).toMatchObject({ code: 1000, reason: 'the chat has ended' });
  });
});
