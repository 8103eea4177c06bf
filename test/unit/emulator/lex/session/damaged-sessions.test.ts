import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../../services/base/durable/damage-report.ts';
import { silentLog } from '../../../../../services/base/log.ts';
import { newSession } from '../../../../../services/emulator/lex/session/session.ts';
import { openSessionJournal } from '../../../../../services/emulator/lex/session/session-journal.ts';
import type { StoredSession } from '../../../../../services/emulator/lex/session/stored-session.ts';
import { DAMAGES } from '../../../../support/damage.ts';
import { manualTime } from '../../../../support/manual-time.ts';

const NOW = new Date('2020-11-25T12:00:00Z');

let folder: string;
let path: string;
let damage: DamageReport;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lex-damage-'));
  path = join(folder, 'sessions.jsonl');
  const { journal } = await open();
  for (const id of ['a', 'b', 'c']) await journal.put(id, aSession(id));
  await journal.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function aSession(sessionId: string): StoredSession {
  return {
    key: { botId: 'ABCDEFGHIJ', botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId },
    botVersion: 'DRAFT',
    dialog: newSession('request'),
    messages: [],
    interpretations: [],
    expiresAt: NOW.getTime() + 60_000,
  };
}

function open() {
  damage = new DamageReport();
  return openSessionJournal(path, { ...manualTime(NOW.toISOString()), log: silentLog, damage });
}

async function ids(): Promise<string[]> {
  const { journal, sessions } = await open();
  await journal.close();
  return sessions.map(({ key }) => key.sessionId);
}

describe('damage of the session journal', () => {
  it.each(['empty', 'zero-filled', 'deleted', 'replaced by a folder'] as const)(
    'that is %s costs the sessions, and is reported',
    async (name) => {
      await DAMAGES[name](path);

      expect(await ids()).toStrictEqual([]);
      expect(damage.entries()).toMatchObject([{ path }]);
      expect(await ids()).toStrictEqual([]);
      expect(damage.entries()).toStrictEqual([]);
    },
  );

  it('costs the session of a line whose middle is zeroed, and no other', async () => {
    const bytes = await readFile(path);
    const at = bytes.indexOf('"sessionId":"b"');
    await writeFile(path, bytes.fill(0, at - 10, at + 10));

    expect(await ids()).toStrictEqual(['a', 'c']);
    expect(damage.entries()).toMatchObject([{ path }]);
  });

  it('costs a session without what every session has', async () => {
    await writeFile(path, '{"key":"x","session":{}}\n');

    expect(await ids()).toStrictEqual([]);
    expect(damage.entries()).toHaveLength(1);
  });
});
