import { expect, it } from 'vitest';
import { ReadMemory } from '../../../../services/devkit/staff/read-memory.ts';

const listed = (key: string, etag = '"1"') => ({ key, etag, modified: new Date(0) });

it('remembers an object as long as it is the same', () => {
  const memory = new ReadMemory<string>();
  memory.keep(listed('a'), 'one');

  expect(memory.recall(listed('a'))).toBe('one');
  expect(memory.recall(listed('a', '"2"'))).toBeUndefined();
  expect(memory.recall(listed('b'))).toBeUndefined();
});

it('forgets what it was given first, once there are more than 5,000', () => {
  const memory = new ReadMemory<number>();
  for (let index = 0; index <= 5_000; index++) memory.keep(listed(`${index}`), index);

  expect(memory.recall(listed('0'))).toBeUndefined();
  expect(memory.recall(listed('1'))).toBe(1);
  expect(memory.recall(listed('5000'))).toBe(5_000);
});
