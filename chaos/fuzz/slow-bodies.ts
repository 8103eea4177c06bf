import { connect, type Socket } from 'node:net';
import type { Addresses } from '../product.ts';

const DRIP_MS = 500;
const EACH = 5;
const HEAD = 'POST /api/sessions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n';

/** Opens connections to the three ports that never finish: no byte, half a head, and a body a byte at a time. */
export function startSlowBodies({ web, aws, search }: Addresses): { stop(): void } {
  const sockets = [web, aws, search].flatMap((url) =>
    Array.from({ length: EACH }, () => ['', HEAD, `${HEAD}content-length: 1000\r\n\r\n`])
      .flat()
      .map((sent) => begin(url, sent)),
  );
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable && socket.bytesWritten > 0) socket.write('x');
  }, DRIP_MS);
  return {
    stop() {
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
    },
  };
}

function begin(url: string, sent: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  if (sent) socket.write(sent);
  return socket;
}
