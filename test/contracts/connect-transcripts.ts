import { GetTranscriptCommand } from '@aws-sdk/client-connectparticipant';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ConnectTarget, type Customer, withChats } from './connect-context.ts';
import { errorOf } from './error-of.ts';

export function describeTranscripts(target: () => ConnectTarget): void {
  describe('a transcript', () => {
    const context = withChats(target);
    let customer: Customer;
    const ids: string[] = [];
    beforeAll(async () => {
      customer = await context().join();
      for (let n = 1; n <= 20; n++) ids.push(await context().say(customer, `Line ${n}`));
    });
    const contents = (items: readonly { Content?: string | undefined }[]) =>
      items.map(({ Content }) => Content ?? '');

    it('begins with the newest fifteen, in the order of time', async () => {
      const newest = await context().transcript(customer, { MaxResults: undefined });

      expect(newest).toHaveLength(15);
      expect(contents(newest).at(0)).toBe('Line 6');
      expect(contents(newest).at(-1)).toBe('Line 20');
    });

    it('comes in pages, from the newest back and from the oldest on', async () => {
      for (const ScanDirection of ['BACKWARD', 'FORWARD'] as const) {
        const pages: string[][] = [];
        let NextToken: string | undefined;
        do {
          const page = await context().participant.send(
            new GetTranscriptCommand({
              ConnectionToken: customer.connectionToken,
              MaxResults: 8,
              ScanDirection,
              NextToken,
            }),
          );
          pages.push(contents(page.Transcript ?? []));
          NextToken = page.NextToken;
        } while (NextToken !== undefined);
        const all = ScanDirection === 'FORWARD' ? pages.flat() : pages.toReversed().flat();

        expect(pages.map((page) => page.length)).toStrictEqual([8, 8, 5]);
        expect(all).toStrictEqual(['', ...Array.from(ids, (_, n) => `Line ${n + 1}`)]);
      }
    });

    it('goes on from an id, from a time, and from the most recent', async () => {
      const { transcript } = context();
      const ScanDirection = 'FORWARD';
      const fromId = await transcript(customer, {
        ScanDirection,
        StartPosition: { Id: ids[17] },
      });
      const AbsoluteTime = fromId[0]?.AbsoluteTime;
      const fromTime = await transcript(customer, {
        ScanDirection,
        StartPosition: { AbsoluteTime },
      });
      const recent = await transcript(customer, {
        ScanDirection,
        StartPosition: { MostRecent: 2 },
      });
      const future = await transcript(customer, {
        ScanDirection,
        StartPosition: { AbsoluteTime: '2999-01-01T00:00:00.000Z' },
      });

      expect(contents(fromId)).toStrictEqual(['Line 18', 'Line 19', 'Line 20']);
      expect(contents(fromTime)).toStrictEqual(expect.arrayContaining(contents(fromId)));
      expect(contents(recent)).toStrictEqual(['Line 19', 'Line 20']);
      expect(future).toStrictEqual([]);
    });

    it('can be read with the newest first', async () => {
      const newest = await context().transcript(customer, {
        SortOrder: 'DESCENDING',
        MaxResults: 2,
      });

      expect(contents(newest)).toStrictEqual(['Line 20', 'Line 19']);
    });

    it.each([
      ['an unknown id', { StartPosition: { Id: 'none' } }],
      ['no time', { StartPosition: { AbsoluteTime: 'yesterday' } }],
      ['101 results', { MaxResults: 101 }],
      ['a made-up token', { NextToken: 'made-up' }],
      ['another contact', { ContactId: 'another' }],
      ['a direction that is none', { ScanDirection: 'UP' as never }],
    ])('is refused for %s', async (_what, more) => {
      const refused = await errorOf(context().transcript(customer, more));

      expect(refused).toStrictEqual({ name: 'ValidationException', status: 400 });
    });
  });
}
