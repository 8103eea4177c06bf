import { createPrivateKey, generateKeyPair, sign } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '../../../../base/clock.ts';
import type { DamageReport } from '../../../../base/durable/damage-report.ts';
import { writeFileDurably } from '../../../../base/durable/files.ts';
import { readRecord } from '../../../../base/durable/stored-record.ts';
import { selfSignedCertificate } from './certificate.ts';

interface SigningKey {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Signs messages with the key of this data folder, which is generated on first use. */
export class Signer {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #damage: DamageReport | undefined;
  #key: Promise<SigningKey> | undefined;

  constructor(dataDir: string, clock: Clock, damage?: DamageReport | undefined) {
    this.#path = join(dataDir, 'sns', 'signing-key.json');
    this.#clock = clock;
    this.#damage = damage;
  }

  /** Returns a base64 signature. Version `1` is RSA with SHA-1, version `2` is RSA with SHA-256. */
  async sign(text: string, signatureVersion: string): Promise<string> {
    const privateKey = createPrivateKey((await this.#load()).privateKey);
    const hash = signatureVersion === '2' ? 'sha256' : 'sha1';
    return sign(hash, Buffer.from(text), privateKey).toString('base64');
  }

  /** Returns the certificate as PEM. */
  async certificate(): Promise<string> {
    return (await this.#load()).certificate;
  }

  #load(): Promise<SigningKey> {
    this.#key ??= loadKey(this.#path, this.#clock, this.#damage);
    return this.#key;
  }
}

async function loadKey(
  path: string,
  clock: Clock,
  damage: DamageReport | undefined,
): Promise<SigningKey> {
  const cost = 'A new key was made: messages that were signed with the old one no longer verify.';
  const members = ['privateKey', 'certificate'];
  const stored = await readRecord<SigningKey>(path, { cost, members }, damage);
  if (stored) return stored;
  const keys = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const created = {
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: selfSignedCertificate(keys, 'sns.support-bot.local', clock.now()),
  };
  await writeFileDurably(path, JSON.stringify(created));
  return created;
}
