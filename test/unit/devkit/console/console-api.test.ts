import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { consoleApi } from '../../../../services/devkit/console/console-api.ts';
import { ConsoleError } from '../../../../services/devkit/console/console-error.ts';
import { News } from '../../../../services/devkit/console/live/news.ts';
import { OneTimeLink } from '../../../../services/devkit/console/one-time-link.ts';

const opened: FastifyInstance[] = [];
afterEach(() => Promise.all(opened.splice(0).map((app) => app.close())));

const unexpected: unknown[] = [];

/** The API with one area, whose `/` throws `error`. */
function apiThat(error: unknown, news?: News): FastifyInstance {
  const app = Fastify();
  opened.push(app);
  const plugin = async (api: FastifyInstance) => {
    api.get('/', async () => {
      throw error;
    });
    api.post('/', async ({ body }) => ({ got: body }));
  };
  const about = () => ({ mode: 'aws', name: 'help', region: 'ca-central-1' }) as const;
  const onError = (cause: unknown) => void unexpected.push(cause);
  app.register(consoleApi({ areas: [{ id: 'figures', plugin }], about, news, onError }));
  return app;
}

const named = (name: string, message = 'the reason', more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

describe('the API of the console', () => {
  it('says which bot it shows, and what of it', async () => {
    const answer = (await apiThat(undefined).inject('/about')).json();

    expect(answer).toStrictEqual({
      mode: 'aws',
      name: 'help',
      region: 'ca-central-1',
      areas: ['figures'],
      isLive: false,
    });
  });

  it.each([
    [new ConsoleError(409, 'Taken.'), 409, 'Taken.'],
    [named('AccessDenied'), 403, 'StaffPolicy'],
    [named('ExpiredToken'), 401, 'Log in again'],
    [named('ServiceException', 'slow', { $metadata: {} }), 503, 'slow'],
    [named('Error', 'refused', { code: 'ECONNREFUSED' }), 503, 'refused'],
  ])('explains %s to staff', async (error, status, words) => {
    const answer = await apiThat(error).inject('/figures');

    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json().detail).toContain(words);
  });

  it('keeps the cause of an unexpected error to its log', async () => {
    const error = new Error('the secret path /home/ada');

    const answer = await apiThat(error).inject('/figures');

    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('ada');
    expect(unexpected).toContain(error);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'takes no %s, which a form of another site could send',
    async (type) => {
      const answer = await apiThat(undefined).inject({
        method: 'POST',
        url: '/figures',
        headers: { 'content-type': type },
        payload: 'a=1',
      });

      expect(answer.statusCode).toBe(415);
    },
  );

  it('refuses more than a megabyte', async () => {
    const answer = await apiThat(undefined).inject({
      method: 'POST',
      url: '/figures',
      payload: { text: 'x'.repeat(1_100_000) },
    });

    expect(answer.statusCode).toBe(413);
  });

  it('names what it does not have', async () => {
    const answer = await apiThat(undefined).inject({ method: 'PUT', url: '/nothing' });

    expect([answer.statusCode, answer.json().detail]).toStrictEqual([
      404,
      'The console has no PUT /nothing.',
    ]);
  });
});

describe('the stream of news', () => {
  it('names the area with something new, and ends when the server closes', async () => {
    const news = new News();
    const app = apiThat(undefined, news);
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const { body, headers } = await fetch(`${url}/live`);
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();

    news.announce('turns');
    news.close();

    let text = '';
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      text += part.value;
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(text).toBe('retry: 2000\n\nevent: news\ndata: turns\n\n');
  });
});

describe('a link that opens the console', () => {
  it('does so once, and for the right token alone', () => {
    const link = new OneTimeLink('open sesame');

    expect(['open', '', 'open sesamex'].map((text) => link.redeem(text))).not.toContain(true);
    expect([link.redeem('open sesame'), link.redeem('open sesame')]).toStrictEqual([true, false]);
  });
});
