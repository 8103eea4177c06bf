import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The state of the network between two processes. */
export type Network =
  | { readonly kind: 'open' }
  /** Delay of all data, in milliseconds. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Connections stay open, but no data arrives. */
  | { readonly kind: 'silent' }
  /** Open connections are reset, and new ones refused. */
  | { readonly kind: 'cut' };

/** A TCP proxy that simulates network faults. */
export interface TcpProxy extends AsyncDisposable {
  readonly url: string;
  /** Changes the target of new connections: a restarted container may get another port. */
  connectTo(url: string): void;
  become(network: Network): void;
}

/** Starts a proxy on a free port of 127.0.0.1 to the host and port of `target`. */
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

  /** Runs `action` when the data would arrive, so that data and end keep their order. */
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
