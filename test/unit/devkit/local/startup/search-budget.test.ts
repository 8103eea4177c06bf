import { describe, expect, it } from 'vitest';
import { requireRoomInSearch } from '../../../../../services/devkit/local/startup/search-budget.ts';
import { ROLE, ROOT } from '../../../../support/callers.ts';

describe('a request to search, when DATA_DIR is full', () => {
  const check =
    (method: string, url: string, { caller = ROOT, isOpen = true }: Given = {}) =>
    () =>
      requireRoomInSearch({ budget: { take: () => false }, isOpen: () => isOpen }, caller, {
        method,
        url,
        headers: {},
      });
  interface Given {
    readonly caller?: typeof ROOT | typeof ROLE;
    readonly isOpen?: boolean;
  }

  it.each([
    ['POST', '/_bulk'],
    ['PUT', '/passages/_bulk?refresh=true'],
    ['POST', '/passages/_doc'],
    ['PUT', '/passages/_doc/_search'],
    ['POST', '/passages/_update/1'],
    ['POST', '/passages/_delete_by_query'],
    ['DELETE', '/passages/_doc/1'],
    ['PUT', '/passages'],
    ['PUT', '/passages/_mapping'],
  ])('is refused if it writes: %s %s', (method, url) => {
    const expected = { status: 429, type: 'cluster_block_exception' };

    expect(check(method, url)).toThrow(expect.objectContaining(expected));
  });

  it.each([
    ['POST', '/_search'],
    ['POST', '/passages/_search?size=3'],
    ['POST', '/passages/_count'],
    ['POST', '/_msearch'],
    ['GET', '/passages/_doc/1'],
    ['HEAD', '/passages'],
    ['POST', '/passages/_refresh'],
    ['DELETE', '/passages'],
  ])('is answered if it reads or makes room: %s %s', (method, url) => {
    expect(check(method, url)).not.toThrow();
  });

  it('is answered if a function makes it', () => {
    expect(check('POST', '/_bulk', { caller: ROLE })).not.toThrow();
  });

  it('is answered while the product itself is deployed', () => {
    expect(check('POST', '/_bulk', { isOpen: false })).not.toThrow();
  });
});

it('a write to search is counted by its length', () => {
  const taken: number[] = [];
  const budget = { take: (bytes: number) => taken.push(bytes) > 0 };
  const headers = { 'content-length': '12' };

  requireRoomInSearch({ budget, isOpen: () => true }, ROOT, {
    method: 'POST',
    url: '/_bulk',
    headers,
  });

  expect(taken).toStrictEqual([12]);
});
