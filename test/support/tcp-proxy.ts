import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What the network between two processes does. */
export type Network =
  | { readonly kind: 'open' }
  /** Every piece of data arrives so much later. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Connections stay open and nothing arrives. */
  | { readonly kind: 'silent' }
  /** Open connections break, new ones are refused. */
  | { readonly kind: 'cut' };

/** A network cable that a test can pull: a TCP proxy with an address of its own. */
export interface TcpProxy extends AsyncDisposable {
  readonly url: string;
  /** Where connections from now on lead; a container that starts again may get another port. */
  connectTo(url: string): void;
  become(network: Network): void;
}

/** Opens a proxy on a free port of 127.0.0.1 to the host and port of `target`. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  let to = new URL(target);
  let network: Network = { kind: 'open' };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (network.kind === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(to.port), to.hostname);
    join(near, far);
    join(far, near);
  });

  /** Does it when it arrives on the other side: data and the end of it keep their order. */
  function pass(action: () => void): void {
    if (network.kind === 'silent') waiting.push(action);
    else if (network.kind === 'slow') setTimeout(action, network.delayMs);
    else action();
  }

  function join(from: Socket, into: Socket): void {
    sockets.add(from);
    from.on('data', (chunk) => pass(() => into.write(chunk)));
    from.on('end', () => pass(() => into.end()));
    from.on('error', () => into.destroy());
    from.on('close', () => {
      sockets.delete(from);
      pass(() => into.destroy());
    });
  }

  const waiting: (() => void)[] = [];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connectTo(url) {
      to = new URL(url);
    },
    become(next) {
      network = next;
      if (next.kind === 'open') for (const deliver of waiting.splice(0)) deliver();
      if (next.kind === 'cut') for (const socket of sockets) socket.destroy();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
