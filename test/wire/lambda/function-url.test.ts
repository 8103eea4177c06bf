import { AddPermissionCommand, CreateFunctionUrlConfigCommand } from '@aws-sdk/client-lambda';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../../services/base/log.ts';
import { functionUrlRoutes } from '../../../services/emulator/aws/lambda/function-url/routes.ts';
import { type LambdaServer, startLambdaServer } from './lambda-server.ts';

const MIRROR = `
export const handler = async (event) => {
  if (event.rawPath === '/throw') throw new Error('a secret');
  if (event.rawPath === '/loop') for (;;);
  if (event.rawPath === '/bytes') return { statusCode: 200, headers: { 'content-type': 'image/png' }, body: 'AAEC/w==', isBase64Encoded: true };
  return { statusCode: 201, cookies: ['a=1', 'b=2'], headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) };
};`;

let server: LambdaServer;
let web: FastifyInstance;
let url: string;
const errors: string[] = [];

beforeAll(async () => {
  const error = (...logged: unknown[]) => void errors.push(JSON.stringify(logged));
  server = await startLambdaServer({ log: { ...silentLog, error } });
  await server.deploy('mirror', MIRROR, { Timeout: 1 });
  const FunctionName = 'mirror';
  await server.client.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE' }));
  const permission = { FunctionName, Principal: '*' };
  await server.client.send(
    new AddPermissionCommand({
      ...permission,
      StatementId: 'url',
      Action: 'lambda:InvokeFunctionUrl',
      FunctionUrlAuthType: 'NONE',
    }),
  );
  await server.client.send(
    new AddPermissionCommand({
      ...permission,
      StatementId: 'invoke',
      Action: 'lambda:InvokeFunction',
      InvokedViaFunctionUrl: true,
    }),
  );
  web = Fastify();
  web.get('/healthz', async () => ({ ok: true }));
  await web.register(functionUrlRoutes(server.lambda.functionUrl('mirror')));
  url = await web.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await web.close();
  await server.close();
});

describe('a function behind its URL', () => {
  it('gets the request and answers it', async () => {
    const response = await fetch(`${url}/api/x?y=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'c=3' },
      body: '{"text":"hi"}',
    });
    const event = (await response.json()) as Record<string, unknown>;

    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toStrictEqual(['a=1', 'b=2']);
    expect(event).toMatchObject({
      rawPath: '/api/x',
      rawQueryString: 'y=1',
      cookies: ['c=3'],
      body: '{"text":"hi"}',
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST', sourceIp: '127.0.0.1' } },
    });
  });

  it('gets a body that is not JSON as it was sent', async () => {
    const response = await fetch(url, { method: 'PUT', body: new Uint8Array([0, 255]) });

    expect(await response.json()).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
  });

  it('may answer with bytes', async () => {
    const response = await fetch(`${url}/bytes`);

    expect(new Uint8Array(await response.arrayBuffer())).toStrictEqual(
      new Uint8Array([0, 1, 2, 255]),
    );
  });

  it('says sorry with a reference to the stack in the log when it throws', async () => {
    const response = await fetch(`${url}/throw`);
    const text = await response.text();

    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(text).not.toContain('secret');
    const logged = errors.filter((line) => line.includes(JSON.parse(text).reference));
    expect(logged).toStrictEqual([expect.stringMatching(/a secret.*index\.mjs:\d+/)]);
  });

  it('says sorry when it takes too long, while other routes are answered', async () => {
    const looping = fetch(`${url}/loop`);
    const healthy = await fetch(`${url}/healthz`);

    expect(healthy.status).toBe(200);
    expect((await looping).status).toBe(504);
  });

  it('gets no body of more than 6 MB', async () => {
    const response = await fetch(url, { method: 'POST', body: 'x'.repeat(6_291_457) });

    expect(response.status).toBe(413);
  });
});
