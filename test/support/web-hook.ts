import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HookCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebHook {
  readonly url: string;
  /** Status codes of the next responses. 200 once it is empty. */
  readonly statuses: number[];
  /** Resolves with the next call. */
  next(): Promise<HookCall>;
  close(): Promise<void>;
}

/** A server on a free port that records what is posted to it. */
export async function startWebHook(): Promise<WebHook> {
  const calls: HookCall[] = [];
  const waiting: ((call: HookCall) => void)[] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    response.writeHead(statuses.shift() ?? 200).end();
    const call = { headers: request.headers, body };
    const taker = waiting.shift();
    if (taker) taker(call);
    else calls.push(call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    statuses,
    next: () => {
      const call = calls.shift();
      return call ? Promise.resolve(call) : new Promise((resolve) => waiting.push(resolve));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
