import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchModel, sha256 } from '../../../../../services/devkit/cli/encoder/fetch-model.ts';

const CONTENT = Buffer.alloc(200_000, 'weights');
const FILE = {
  name: 'model.onnx',
  path: 'onnx/model_quantized.onnx',
  bytes: CONTENT.length,
  sha256: sha256(CONTENT),
};

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === `/mirror/${FILE.path}`) response.end(CONTENT);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('the download of the model', () => {
  it('takes it from below an address, and tells how far it is', async () => {
    const seen: number[] = [];

    const files = await fetchModel(`${address}/mirror`, (_file, bytes) => void seen.push(bytes), [
      FILE,
    ]);

    expect(Buffer.from(files.get('model.onnx') ?? []).equals(CONTENT)).toBe(true);
    expect(seen.at(-1)).toBe(CONTENT.length);
  });

  it.each([
    { what: 'has another content', file: { ...FILE, sha256: '0'.repeat(64) }, says: 'SHA-256' },
    { what: 'is larger', file: { ...FILE, bytes: 1_000 }, says: 'larger than what is pinned' },
    { what: 'is not there', file: { ...FILE, path: 'none' }, says: 'HTTP 404' },
  ])('is refused if the file $what', async ({ file, says }) => {
    await expect(fetchModel(`${address}/mirror/`, () => {}, [file])).rejects.toThrow(says);
  });

  it('says what to do where the address can not be reached', async () => {
    await expect(fetchModel('http://127.0.0.1:1/', () => {}, [FILE])).rejects.toThrow(
      '--from FOLDER',
    );
  });
});
