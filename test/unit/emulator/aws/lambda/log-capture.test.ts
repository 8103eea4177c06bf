import { describe, expect, it } from 'vitest';
import { LogCapture } from '../../../../../services/emulator/aws/lambda/runner/log-capture.ts';
import { endOfLog } from '../../../../../services/emulator/aws/lambda/runtime/protocol.ts';

function aCapture() {
  const lines: string[] = [];
  let ends = 0;
  const capture = new LogCapture((line) => lines.push(line));
  capture.awaitEndOf('id', () => {
    ends += 1;
  });
  return { capture, lines, ends: () => ends };
}

describe('the log of an invocation', () => {
  it('ends when the process says so, and not before', () => {
    const { capture, lines, ends } = aCapture();

    capture.write(Buffer.from('one\ntwo'));
    expect(ends()).toBe(0);
    capture.write(Buffer.from(`${endOfLog('id')}next\n`));

    expect(ends()).toBe(1);
    expect(lines).toStrictEqual(['one', 'two', 'next']);
  });

  it('is read whole however it is cut, within characters too', () => {
    const { capture, lines, ends } = aCapture();

    for (const byte of Buffer.from(`grün\n${endOfLog('id')}`)) capture.write(Buffer.from([byte]));

    expect(ends()).toBe(1);
    expect(lines).toStrictEqual(['grün']);
  });

  it('keeps the last 4 KB', () => {
    const { capture } = aCapture();
    capture.write(Buffer.from(`first\n${'x'.repeat(5000)}\nlast\n`));

    const tail = capture.takeTail();

    expect(tail).toHaveLength(4096);
    expect(tail.toString().endsWith('x\nlast\n')).toBe(true);
    expect(capture.takeTail()).toHaveLength(0);
  });

  it('cuts an endless line', () => {
    const { capture, lines, ends } = aCapture();

    for (let count = 0; count < 10; count++) capture.write(Buffer.from('x'.repeat(20_000)));
    capture.write(Buffer.from(endOfLog('id')));

    expect(lines.join('')).toBe('x'.repeat(200_000));
    expect(lines.length).toBeGreaterThan(1);
    expect(ends()).toBe(1);
  });
});
