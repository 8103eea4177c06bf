import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openRecordFolder } from '../../../base/durable/record-folder.ts';

/** An address or a domain that mail may be sent from. */
export interface Identity {
  readonly identity: string;
  readonly type: 'EmailAddress' | 'Domain';
  /** What AWS asks to be published in the DNS; domains only. */
  readonly verificationToken?: string;
}

/** The verified identities, in `<dataDir>/ses/identities`. */
export interface Identities {
  /** Keeps the first of two puts of one identity. */
  put(identity: Identity): Promise<Identity>;
  get(identity: string): Identity | undefined;
  list(): readonly Identity[];
  remove(identity: string): Promise<void>;
}

/** Opens the store. Identities are compared in lower case, as SES does. */
export async function openIdentities(dataDir: string): Promise<Identities> {
  const records = await openRecordFolder<Identity>(join(dataDir, 'ses', 'identities'));
  return {
    async put(identity) {
      const kept = await records.update(idOf(identity.identity), (known) => known ?? identity);
      return kept ?? identity;
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
