import { describe, expect, it } from 'vitest';
import { daysIn, rangeBefore, resolveRange } from '../../../../services/devkit/figures/range.ts';
import { StaffRequestError } from '../../../../services/devkit/staff/staff-request-error.ts';

const TODAY = '2026-11-30';

describe('the range of figures', () => {
  it('is the last seven days, unless it is given', () => {
    expect(resolveRange({}, TODAY)).toStrictEqual({ from: '2026-11-24', to: TODAY });
    expect(resolveRange({ to: '2026-03-02' }, TODAY).from).toBe('2026-02-24');
  });

  it('is compared with as many days before', () => {
    expect(rangeBefore({ from: '2026-11-24', to: '2026-11-30' })).toStrictEqual({
      ...{ from: '2026-11-17', to: '2026-11-23' },
    });
    expect(daysIn(rangeBefore({ from: '2026-03-01', to: '2026-03-31' }))).toHaveLength(31);
  });

  it.each([
    [{ from: '2026-11-31' }, '"from" must be a day such as 2026-11-01 (got "2026-11-31").'],
    [{ to: 'today' }, '"to" must be a day such as 2026-11-01 (got "today").'],
    [{ from: '2026-11-09', to: '2026-11-08' }, 'The first day, 2026-11-09, is after the last'],
    [{ from: '2025-11-30' }, '366 days are too many: choose up to 92.'],
  ])('refuses %j', (asked, message) => {
    expect(() => resolveRange(asked, TODAY)).toThrow(StaffRequestError);
    expect(() => resolveRange(asked, TODAY)).toThrow(message);
  });
});
