import { expect, it } from 'vitest';
import { Deferred } from '../../../../services/devkit/local/deferred.ts';

it('has its value once that is known', () => {
  const port = new Deferred<number>('The port');

  port.resolve(0);

  expect(port.value).toBe(0);
});

it('throws when it is read too early', () => {
  const port = new Deferred<number>('The port');

  expect(() => port.value).toThrow('The port is not known yet');
});
