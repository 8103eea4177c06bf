import type { FastifyReply } from 'fastify';
import { CONSOLE_HEADERS } from '../console-page.ts';

/** Proxies end a connection on which nothing is sent. In milliseconds. */
const HEARTBEAT = 20_000;

export interface EventStream {
  /** Sends an event with a line of data. */
  send(event: string, data: string): void;
  end(): void;
}

/**
 * Answers with server-sent events until the page or the server goes away; `onClose` is called then.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function openEventStream(reply: FastifyReply, onClose: () => void): EventStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { ...CONSOLE_HEADERS, 'content-type': 'text/event-stream' });
  raw.write('retry: 2000\n\n');
  const beat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT);
  raw.on('close', () => {
    clearInterval(beat);
    onClose();
  });
  return {
    send: (event, data) => void raw.write(`event: ${event}\ndata: ${data}\n\n`),
    end: () => void raw.end(),
  };
}
