import { expect, test } from 'vitest';
import { OneByOne } from '../../../chaos/one-by-one.ts';

const fail = () => Promise.reject(new Error('refused'));

test('a part that fails is reported with its name, and the next one runs', async () => {
  const parts = new OneByOne('round of kills');

  expect(await parts.run('kill 1', fail)).toBeUndefined();
  expect(await parts.run('kill 2', async () => 'killed')).toBe('killed');

  expect(parts.violations).toHaveLength(1);
  const [{ promise, seen } = { promise: '', seen: '' }] = parts.violations;
  expect(promise).toBe('Every round of kills runs through');
  expect(seen).toMatch(/^kill 1: Error: refused/);
  expect(parts.isHopeless).toBe(false);
});

test('five failures in a row end the phase, and the report says so', async () => {
  const parts = new OneByOne('case of damage');
  for (let count = 0; count < 4; count += 1) await parts.run('a case', fail);
  await parts.run('a case', async () => undefined);
  for (let count = 0; count < 4; count += 1) await parts.run('a case', fail);
  expect(parts.isHopeless).toBe(false);

  await parts.run('the last case', fail);

  expect(parts.isHopeless).toBe(true);
  expect(parts.violations.at(-1)?.seen).toContain('ended here, after 5 in a row');
});
