import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { objectCalls, withBucket } from './s3-context.ts';
import type { ContractTarget } from './target.ts';

export function describeConditions(target: () => ContractTarget): void {
  describe('objects under conditions', () => {
    const context = withBucket(target);
    const { put, get, head } = objectCalls(context);

    it('are read only if they match', async () => {
      const { ETag } = await put('cond', 'x');
      const { LastModified } = await head('cond');

      const same = await errorOf(get('cond', { IfNoneMatch: ETag }));
      const other = await errorOf(get('cond', { IfMatch: '"0"' }));
      const unmodified = await errorOf(head('cond', { IfModifiedSince: LastModified }));
      const modified = await errorOf(head('cond', { IfUnmodifiedSince: new Date(0) }));

      expect([same.status, other.status]).toStrictEqual([304, 412]);
      expect([unmodified.status, modified.status]).toStrictEqual([304, 412]);
      expect((await get('cond', { IfMatch: ETag })).ContentLength).toBe(1);
    });

    it('are read although they have not changed since a time that is yet to come', async () => {
      await put('cond', 'x');

      const found = await head('cond', { IfModifiedSince: new Date(Date.now() + 3_600_000) });

      expect(found.ContentLength).toBe(1);
    });

    it('are written only where there is none', async () => {
      await put('once', 'first', { IfNoneMatch: '*' });

      const error = await errorOf(put('once', 'second', { IfNoneMatch: '*' }));

      expect(error).toStrictEqual({ name: 'PreconditionFailed', status: 412 });
      expect(await (await get('once')).Body?.transformToString()).toBe('first');
    });

    it('are replaced only while they are unchanged', async () => {
      const { ETag } = await put('turn', '1');
      await put('turn', '2', { IfMatch: ETag });

      expect(await errorOf(put('turn', '3', { IfMatch: ETag }))).toStrictEqual({
        name: 'PreconditionFailed',
        status: 412,
      });
      expect(await errorOf(put('none', '3', { IfMatch: ETag }))).toStrictEqual({
        name: 'NoSuchKey',
        status: 404,
      });
    });

    it('are made by exactly one of many who try at once', async () => {
      const tries = Array.from({ length: 12 }, (_, index) =>
        put('race', String(index), { IfNoneMatch: '*' }).then(
          () => index,
          () => undefined,
        ),
      );

      const winners = (await Promise.all(tries)).filter((index) => index !== undefined);

      expect(winners).toHaveLength(1);
      expect(await (await get('race')).Body?.transformToString()).toBe(String(winners[0]));
    });
  });
}
