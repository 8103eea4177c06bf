import { describe, expect, it } from 'vitest';
import { PairTable } from '../../../../nlu/features/pair-table.ts';

describe('a table of pairs', () => {
  it('numbers pairs in the order in which they come, each once', () => {
    const table = new PairTable();

    expect([table.add(7, 1), table.add(1, 7), table.add(7, 1)]).toStrictEqual([0, 1, 0]);
    expect(table.size).toBe(2);
  });

  it('doesn’t find what was not added', () => {
    const table = new PairTable();
    table.add(1, 2);

    expect(table.find(2, 1)).toBe(-1);
  });

  it('keeps its numbers while it grows', () => {
    const table = new PairTable();
    for (let i = 0; i < 20_000; i++) table.add(i % 137, i);

    for (let i = 0; i < 20_000; i++) {
      expect(table.find(i % 137, i)).toBe(i);
      expect([table.first(i), table.second(i)]).toStrictEqual([i % 137, i]);
    }
  });
});
