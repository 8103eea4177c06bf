import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../services/devkit/rt/read-mail.ts';
import { ROW_MAILS, rowMail } from '../../../support/rt/row-mails.ts';
import { SITES } from '../../../support/rt/sites.ts';

describe('the model of Request Tracker', () => {
  it.each(ROW_MAILS)('$row: reads $what as Request Tracker did', (mail) => {
    const reading = readMail(rowMail(mail), 'accounts', SITES[mail.site ?? 'everyone']);

    expect(reading).toMatchObject(mail.reads);
  });
});

describe('the rows of docs/rt-rules.md', () => {
  const rows = rowsIn(readFileSync('docs/rt-rules.md', 'utf8').replace(/^(?!\| R).*$/gm, ''));

  it('are those that the model names', () => {
    const folder = 'services/devkit/rt';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const named = files.flatMap((name) => rowsIn(readFileSync(join(folder, name), 'utf8')));

    expect([...new Set(named)].sort()).toStrictEqual([...new Set(rows)].sort());
  });

  it('each have a mail that shows them', () => {
    expect([...new Set(ROW_MAILS.map(({ row }) => row))].sort()).toStrictEqual(
      [...new Set(rows)].sort(),
    );
  });
});

function rowsIn(text: string): string[] {
  return text.match(/\bR[0-9]+\b/g) ?? [];
}
