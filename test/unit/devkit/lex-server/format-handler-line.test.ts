import { describe, expect, it } from 'vitest';
import { formatHandlerLine } from '../../../../services/devkit/lex-server/format-handler-line.ts';

const HEAD = '2026-11-22T21:54:42.276Z\t9a6c\t';

describe('formatHandlerLine', () => {
  it('leaves out time and request id', () => {
    expect(formatHandlerLine(`${HEAD}INFO\tbooked 101`)).toBe('INFO booked 101');
  });

  it("shows an error with the handler's own frames", () => {
    const failure = JSON.stringify({
      errorType: 'TypeError',
      errorMessage: 'no rooms',
      trace: [
        'TypeError: no rooms',
        '    at book (file:///project/handler.ts:3:9)',
        '    at invoke (file:///package/dist/lambda-runtime.js:210:19)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
      ],
    });

    expect(formatHandlerLine(`${HEAD}ERROR\tInvoke Error \t${failure}`)).toBe(
      'ERROR Invoke Error: TypeError: no rooms\n    at book (file:///project/handler.ts:3:9)',
    );
  });

  it.each([
    'plain output',
    '',
    '2026-11-22 a line',
    `${HEAD}ERROR\tInvoke Error \t{"errorType":broken}`,
  ])('keeps %j readable', (line) => {
    expect(formatHandlerLine(line)).toContain(line.replace(`${HEAD}ERROR\t`, ''));
  });
});
