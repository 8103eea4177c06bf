import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../../../services/devkit/console/page/use-draft.ts';

const A = { value: 'a', version: '1' };
const B = { value: 'b', version: '2' };

describe('what a form shows while what is stored is loaded again', () => {
  it('is what was loaded, until something is typed', () => {
    expect(draftOf(A, undefined)).toStrictEqual({ value: 'a', base: A });
    expect(draftOf(B, { value: 'a', base: A })).toMatchObject({ value: 'b', base: B });
  });

  it('is what is typed, with the version that its editor has seen', () => {
    expect(draftOf(B, { value: 'typed', base: A })).toMatchObject({ value: 'typed', base: A });
  });

  it('is what is typed, with the new version of the same', () => {
    const again = { value: 'a', version: '9' };

    expect(draftOf(again, { value: 'typed', base: A })).toStrictEqual({
      value: 'typed',
      base: again,
    });
  });

  it('is what was saved, until it is loaded', () => {
    const own = { value: 'b', base: B, replaced: { version: '1' } };

    expect(draftOf(A, own)).toMatchObject({ value: 'b', base: B });
    expect(draftOf({ value: 'B', version: '2' }, own)).toMatchObject({ value: 'B' });
  });

  it('is what was typed after the first save of all, over the version that was saved', () => {
    const own = { value: 'more', base: B, replaced: { version: undefined } };

    expect(draftOf({ value: '', version: undefined }, own)).toMatchObject({ base: B });
    expect(draftOf(B, own)).toStrictEqual({ value: 'more', base: B });
  });
});
