import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { type Customer, connectContext } from '../../contracts/connect-context.ts';
import { type ConnectServer, startConnectServer } from '../../support/connect-server.ts';

const SAM = { agentId: 'a1', displayName: 'Sam' };

let server: ConnectServer | undefined;
let context: ReturnType<typeof connectContext> | undefined;
afterEach(async () => {
  context?.destroy();
  await server?.close();
});

async function begin(started: ConnectServer): Promise<ReturnType<typeof connectContext>> {
  context?.destroy();
  server = started;
  context = connectContext(started);
  return context;
}

describe('a restart in the middle of a chat', () => {
  it('loses nothing: both sides go on where they were', async () => {
    const first = await startConnectServer();
    const before = await begin(first);
    const customer = await before.join(await before.start({ Attributes: { summary: 'VPN' } }));
    const socket = await before.listen(customer);
    const asked = await before.say(customer, 'Before the restart', 'one');
    await before.desk.accept(customer.contactId, SAM);
    await before.desk.say(customer.contactId, 'a1', { content: 'I am here' });
    const kept = await before.transcript(customer);

    await first.stop();
    await socket.closed();
    const after = await begin(await startConnectServer({ before: first }));

    expect(await after.transcript(customer)).toStrictEqual(kept);
    expect(after.desk.get(customer.contactId)).toMatchObject({
      state: 'open',
      agent: SAM,
      attributes: { summary: 'VPN' },
    });
    expect(await after.say(customer, 'Before the restart', 'one')).toBe(asked);
    const back = await after.listen(await after.join(customer));
    await after.desk.say(customer.contactId, 'a1', { content: 'Still here' });
    await back.hears(({ Content }) => Content === 'Still here');
  });

  it('gives the same chat for the same client token', async () => {
    const first = await startConnectServer();
    const chat = await (await begin(first)).start({ ClientToken: 'once' });

    await first.stop();
    const after = await begin(await startConnectServer({ before: first }));

    expect(await after.start({ ClientToken: 'once' })).toStrictEqual(chat);
  });

  it('leaves an ended chat ended', async () => {
    const first = await startConnectServer();
    const before = await begin(first);
    const customer = await before.join();
    await before.disconnect(customer);

    await first.stop();
    const after = await begin(await startConnectServer({ before: first }));

    expect(after.desk.get(customer.contactId)?.state).toBe('ended');
    expect(await after.transcript(customer)).toHaveLength(3);
  });

  it('refuses the tokens of another data folder', async () => {
    const first = await startConnectServer();
    const customer = await (await begin(first)).join();
    await first.close();

    const other = await begin(await startConnectServer());

    await expect(other.transcript(customer)).rejects.toThrow('Access denied');
  });
});

describe('kill -9 in the middle of a chat', { timeout: 60_000 }, () => {
  it('loses no message that was acknowledged', async () => {
    const { killed, said } = await talkUntilKilled();

    const after = await begin(await startConnectServer({ before: killed }));
    const texts: string[] = [];
    let Id: string | undefined;
    for (;;) {
      const page = await after.transcript(killed.customer, {
        ScanDirection: 'FORWARD',
        ...(Id === undefined ? {} : { StartPosition: { Id } }),
      });
      texts.push(...page.map(({ Content = '' }) => Content));
      if (page.length < 100) break;
      Id = page.at(-1)?.Id;
    }

    const numbers = Array.from({ length: said + 1 }, (_, number) => String(number));
    expect(numbers.filter((number) => !texts.includes(number))).toStrictEqual([]);
  });
});

interface Killed {
  readonly dataDir: string;
  readonly secret: Buffer;
  readonly customer: Customer;
}

/** Returns the folder and the customer of a process that was killed, and the last number it had said. */
async function talkUntilKilled(): Promise<{ killed: Killed; said: number }> {
  const script = new URL('../../support/connect-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let killed: Killed | undefined;
  let said = -1;
  for await (const line of createInterface(child.stdout)) {
    if (killed) said = Number(line);
    else {
      const { secret, ...rest } = JSON.parse(line);
      killed = { ...rest, secret: Buffer.from(secret, 'base64') };
    }
    if (said >= 25) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (!killed) throw new Error('The process said nothing.');
  return { killed, said };
}
