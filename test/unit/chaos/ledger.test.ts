import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Ledger } from '../../../chaos/ledger.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('keeps what was tried and what was acknowledged, in memory and on disk', async () => {
  const file = join(folder, 'ledger.ndjson');
  const ledger = new Ledger(file);
  ledger.round = 3;

  const acknowledge = ledger.attempt({ what: 'notice', id: 'a' });
  ledger.attempt({ what: 'mail', id: 'b' });
  acknowledge();

  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  expect(ledger.of('notice')).toStrictEqual([
    { what: 'notice', id: 'a', acknowledged: false, round: 3 },
    { what: 'notice', id: 'a', acknowledged: true, round: 3 },
  ]);
  expect(ledger.of('mail')).toHaveLength(1);
  expect(lines.map((line) => JSON.parse(line).what)).toStrictEqual(['notice', 'mail', 'notice']);
});
