import { createPrivateKey, generateKeyPair, sign } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '../../../../base/clock.ts';
import { readJsonFile, writeFileDurably } from '../../../../base/durable/files.ts';
import { selfSignedCertificate } from './certificate.ts';

interface SigningKey {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Signs messages with the key of this data folder, which is generated on first use. */
export class Signer {
  readonly #path: string;
  readonly #clock: Clock;
  #key: Promise<SigningKey> | undefined;

  constructor(dataDir: string, clock: Clock) {
    this.#path = join(dataDir, 'sns', 'signing-key.json');
    this.#clock = clock;
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
    this.#key ??= loadKey(this.#path, this.#clock);
    return this.#key;
  }
}

async function loadKey(path: string, clock: Clock): Promise<SigningKey> {
  const stored = await readJsonFile<SigningKey>(path);
  if (stored) return stored;
  const keys = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const created = {
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: selfSignedCertificate(keys, 'sns.support-bot.local', clock.now()),
  };
  await writeFileDurably(path, JSON.stringify(created));
  return created;
}
