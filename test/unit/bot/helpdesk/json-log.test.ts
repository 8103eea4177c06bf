import { describe, expect, it } from 'vitest';
import { createJsonLog } from '../../../../services/bot/helpdesk/json-log.ts';

function collected(level: Parameters<typeof createJsonLog>[0]) {
  const lines: Record<string, unknown>[] = [];
  const log = createJsonLog(level, 'request-1', (line) => lines.push(JSON.parse(line)));
  return { log, lines };
}

describe('the log of a function', () => {
  it('writes one JSON object a line, the request id first', () => {
    const { log, lines } = collected('info');

    log.info({ delivered: 2 }, 'outbox finished');
    log.warn('short');

    expect(lines).toStrictEqual([
      { requestId: 'request-1', level: 'info', message: 'outbox finished', delivered: 2 },
      { requestId: 'request-1', level: 'warn', message: 'short' },
    ]);
    expect(Object.keys(lines[0] ?? {})[0]).toBe('requestId');
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = collected('error');

    log.warn('no');
    log.error('yes');

    expect(lines.map(({ message }) => message)).toStrictEqual(['yes']);
  });

  it('has the stacks of an error and of its cause, redacted', () => {
    const { log, lines } = collected('info');

    log.error({ err: new Error('my password is hunter2', { cause: new TypeError('deep') }) }, 'x');

    expect(lines[0]?.err).toMatchObject({
      name: 'Error',
      stack: expect.stringMatching(/\[password removed\][\s\S]*json-log\.test\.ts/),
      cause: { name: 'TypeError', stack: expect.stringContaining('deep') },
    });
  });

  it('does not quote the value that a service refused', () => {
    const { log, lines } = collected('info');
    const error = Object.assign(new Error("Value 'I am Sam' failed"), {
      name: 'ValidationException',
    });

    log.error({ err: error }, 'x');

    expect(JSON.stringify(lines)).not.toContain('Sam');
    expect(JSON.stringify(lines)).toContain('json-log.test.ts');
  });
});
