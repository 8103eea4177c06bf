import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { stateKey } from '../conversations/conversation-key.ts';
import type { JsonObjects } from '../conversations/json-objects.ts';
import { HourlyPlaces, type Met } from '../tickets/hourly-places.ts';
import { mailBoxOf } from '../tickets/mail-box.ts';
import { SessionNetworks } from '../tickets/session-network.ts';
import { capKey } from '../tickets/ticket-cap.ts';
import type { TicketMailer } from '../tickets/ticket-mailer.ts';
import { codeMail } from './code-mail.ts';
import {
  beginProof,
  type CodeVerdict,
  checkCode,
  codeOf,
  type ProofRecord,
  proves,
} from './proof-record.ts';

/** A limit of codes within an hour. */
export interface CodeCap {
  readonly kind: 'codes-of-address' | 'codes-of-network';
  readonly max: number;
}

const CODE_CAPS: readonly CodeCap[] = [
  { kind: 'codes-of-address', max: 3 },
  { kind: 'codes-of-network', max: 100 },
];
const CODES = 1_000_000;
const MAX_ATTEMPTS = 10;

export interface AddressProofsDeps {
  readonly objects: JsonObjects;
  readonly mailer: TicketMailer;
  readonly clock: Clock;
  /** A number from 0 up to, but without, `below`, that nobody can guess. */
  readonly random?: (below: number) => number;
}

/**
 * Finds out whether the person in a session reads the mail of an address, by a code that is sent there. What is proven is kept
 * in the bucket and not in the session, whose attributes any client may set.
 */
export class AddressProofs {
  readonly #deps: AddressProofsDeps;
  readonly #places: HourlyPlaces;
  readonly #networks: SessionNetworks;

  constructor(deps: AddressProofsDeps) {
    this.#deps = deps;
    this.#places = new HourlyPlaces(deps.objects, deps.clock);
    this.#networks = new SessionNetworks(deps.objects, deps.clock);
  }

  /** Sends a code. Resolves with the cap that refuses one, or with undefined. Throws what the store or the mailer throws. */
  async begin(sessionId: string, address: string): Promise<Met<CodeCap> | undefined> {
    const { objects, mailer, clock, random = randomInt } = this.#deps;
    const salt = randomBytes(16).toString('hex');
    const met = await this.#places.takeAll(await this.#placesOf(sessionId, address), salt);
    if (met) return met;
    const code = codeOf(random(CODES));
    await this.#update(objects, sessionId, () => beginProof(address, code, salt, clock.now()));
    await mailer.send(codeMail(address, code));
    return undefined;
  }

  /** Checks what was typed. Each try counts, however many are made at once. */
  async check(sessionId: string, code: string): Promise<CodeVerdict> {
    const { objects, clock } = this.#deps;
    let verdict: CodeVerdict = 'expired';
    await this.#update(objects, sessionId, (record) => {
      if (!record) return undefined;
      const checked = checkCode(record, code, clock.now());
      verdict = checked.verdict;
      return checked.record;
    });
    return verdict;
  }

  async isProven(sessionId: string, address: string): Promise<boolean> {
    const found = await this.#deps.objects.read(stateKey('proof', sessionId));
    return proves(found?.value as ProofRecord | undefined, address);
  }

  async #placesOf(sessionId: string, address: string) {
    const keys = {
      'codes-of-address': mailBoxOf(address),
      'codes-of-network': await this.#networks.find(sessionId),
    };
    return CODE_CAPS.flatMap((cap) => {
      const key = keys[cap.kind];
      return key === undefined ? [] : [{ cap, key: capKey(cap.kind, key) }];
    });
  }

  async #update(
    objects: JsonObjects,
    sessionId: string,
    change: (record: ProofRecord | undefined) => ProofRecord | undefined,
  ): Promise<void> {
    const key = stateKey('proof', sessionId);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const found = await objects.read(key);
      const record = change(found?.value as ProofRecord | undefined);
      if (record === undefined) return;
      if ((await objects.write(key, record, found?.etag)) !== undefined) return;
    }
    throw new Error('Too many codes are being checked at once');
  }
}
