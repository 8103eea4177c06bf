import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { openRecordFolder, type RecordFolder } from '../../../base/durable/record-folder.ts';

/** An address or a domain that can send mail. */
export interface Identity {
  readonly identity: string;
  readonly type: 'EmailAddress' | 'Domain';
  /** The token that AWS expects in the DNS. Domains only. */
  readonly verificationToken?: string;
}

/** Opens the store in `<dataDir>/ses/identities`. */
export async function openIdentities(
  dataDir: string,
  damage?: DamageReport | undefined,
): Promise<VerifiedIdentities> {
  const records = await openRecordFolder<Identity>(join(dataDir, 'ses', 'identities'), {
    cost: 'The identity may not send mail until it is verified again; the product verifies its own at every start.',
    members: ['identity', 'type'],
    damage,
  });
  return new VerifiedIdentities(records);
}

/** The verified identities. They are case-insensitive, as in SES. */
export class VerifiedIdentities {
  readonly #records: RecordFolder<Identity>;

  constructor(records: RecordFolder<Identity>) {
    this.#records = records;
  }

  /** Stores an identity, unless it exists. Returns the stored one. */
  async put(identity: Identity): Promise<Identity> {
    const id = idOf(identity.identity);
    const stored = await this.#records.update(id, (known) => known ?? identity);
    return stored ?? identity;
  }

  get(identity: string): Identity | undefined {
    return this.#records.get(idOf(identity));
  }

  list(): readonly Identity[] {
    return [...this.#records.list()].sort((a, b) => (a.identity < b.identity ? -1 : 1));
  }

  async remove(identity: string): Promise<void> {
    await this.#records.update(idOf(identity), () => undefined);
  }
}

function idOf(identity: string): string {
  return createHash('sha256').update(identity.toLowerCase()).digest('hex');
}
