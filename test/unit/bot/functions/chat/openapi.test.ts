import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { OPENAPI } from '../../../../../services/bot/functions/chat/openapi/document.ts';
import type { ChatDeps } from '../../../../../services/bot/functions/chat/routes/deps.ts';
import { chatRoutes } from '../../../../../services/bot/functions/chat/routes.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { requireDocumented } from '../../../../support/chat/documented.ts';

const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };
const CONFIG = { method: 'GET', path: '/api/config' };

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const document = JSON.parse(JSON.stringify(OPENAPI));

    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it('has every route, and no other', () => {
    const routes = chatRoutes({} as ChatDeps).map(
      ([method, path]) => `${method} ${path.replace('+}', '}')}`,
    );
    const documented = Object.entries(OPENAPI.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(documented.toSorted()).toEqual(routes.toSorted());
  });

  it('names every schema that it has, and has every one that it names', () => {
    const text = JSON.stringify(OPENAPI);
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);

    expect([...new Set(named)].toSorted()).toEqual(
      Object.keys(OPENAPI.components.schemas).toSorted(),
    );
  });

  it('is served, and 304 to who has it', async () => {
    const chat = chatFixture();
    const path = '/api/openapi.json';
    const { status, headers, body } = await chat.ask({ method: 'GET', path });

    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual(JSON.parse(JSON.stringify(OPENAPI)));
    const again = { 'if-none-match': headers.etag ?? '' };
    expect((await chat.ask({ method: 'GET', path, headers: again })).status).toBe(304);
  });
});

describe('the check of answers', () => {
  it.each([
    ['an unknown address', { method: 'GET', path: '/api/new' }, 200, '{}', 'no such path'],
    ['an unknown method', { method: 'PUT', path: '/api/config' }, 200, '{}', 'no such operation'],
    ['an unknown status', CONFIG, 202, '{}', 'no such status'],
    ['a member too few', CONFIG, 200, '{"voice":false}', "must have required property 'brand'"],
    [
      'a member too many',
      { method: 'GET', path: '/healthz' },
      200,
      '{"status":"ok","pid":1}',
      'must NOT have additional properties {"additionalProperty":"pid"}',
    ],
    ['a problem without its media type', CONFIG, 500, '{}', 'media type application/json'],
  ])('refuses %s', (_what, request, status, body, problem) => {
    expect(() => requireDocumented(request, { status, headers: JSON_HEADERS, body })).toThrow(
      problem,
    );
  });

  it('refuses an answer without its headers', () => {
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'GET', path: '/healthz' };

    expect(() =>
      requireDocumented(request, { status: 200, headers, body: '{"status":"ok"}' }),
    ).toThrow('no header cache-control');
  });

  it('refuses a request body that is not documented but was taken', () => {
    const request = { method: 'POST', path: '/api/sessions/abc/feedback', json: { mood: 'good' } };

    expect(() =>
      requireDocumented(request, { status: 204, headers: JSON_HEADERS, body: '' }),
    ).toThrow('{"additionalProperty":"mood"}');
  });
});
