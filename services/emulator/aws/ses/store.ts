import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openRecordFolder } from '../../../base/durable/record-folder.ts';

/** An address or a domain that can send mail. */
export interface Identity {
  readonly identity: string;
  readonly type: 'EmailAddress' | 'Domain';
  /** The token that AWS expects in the DNS. Domains only. */
  readonly verificationToken?: string;
}

/** The verified identities, stored in `<dataDir>/ses/identities`. */
export interface Identities {
  /** Stores an identity, unless it exists. Returns the stored one. */
  put(identity: Identity): Promise<Identity>;
  get(identity: string): Identity | undefined;
  list(): readonly Identity[];
  remove(identity: string): Promise<void>;
}

/** Opens the store. Identities are case-insensitive, as in SES. */
export async function openIdentities(dataDir: string): Promise<Identities> {
  const records = await openRecordFolder<Identity>(join(dataDir, 'ses', 'identities'));
  return {
    async put(identity) {
      const stored = await records.update(idOf(identity.identity), (known) => known ?? identity);
      return stored ?? identity;
    },
    get: (identity) => records.get(idOf(identity)),
    list: () => [...records.list()].sort((a, b) => (a.identity < b.identity ? -1 : 1)),
    async remove(identity) {
      await records.update(idOf(identity), () => undefined);
    },
  };
}

function idOf(identity: string): string {
  return createHash('sha256').update(identity.toLowerCase()).digest('hex');
}
