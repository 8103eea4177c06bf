import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface Listener {
  readonly app: FastifyInstance;
  readonly host: string;
  readonly port: number;
  /** The variable that sets the port, for the message if it is taken. */
  readonly variable: string;
}

/** Opens a port. Returns its address, such as `http://127.0.0.1:4566`, or the problem. */
export async function listen(listener: Listener): Promise<{ url: string } | { problem: string }> {
  const { app, host, port, variable } = listener;
  try {
    await app.listen({ host, port });
  } catch (error) {
    return { problem: problemOf(error as NodeJS.ErrnoException, listener) };
  }
  const { port: bound } = app.server.address() as AddressInfo;
  // A wildcard can't be called; on this machine the loopback address reaches it.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return { url: `http://${name.includes(':') ? `[${name}]` : name}:${bound}` };

  function problemOf({ code, message }: NodeJS.ErrnoException, { host, port }: Listener): string {
    if (code === 'EADDRINUSE') {
      return `Port ${port} on ${host} is taken. Stop what uses it, or set ${variable} to another port (0 = any free one).`;
    }
    if (code === 'EACCES')
      return `Port ${port} may not be opened by this user. Set ${variable} to one above 1023.`;
    if (code === 'EADDRNOTAVAIL') return `HOST ${host} is no address of this machine.`;
    return `${variable} ${port} on ${host} can't be opened: ${message}`;
  }
}
