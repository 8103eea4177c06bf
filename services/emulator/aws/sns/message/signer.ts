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

/** Signs messages with a key of this data folder; made when it is first needed. */
export interface Signer {
  /** `1` is RSA with SHA-1, `2` with SHA-256. Base64. */
  sign(text: string, signatureVersion: string): Promise<string>;
  /** PEM. */
  certificate(): Promise<string>;
}

export function createSigner(dataDir: string, clock: Clock): Signer {
  const path = join(dataDir, 'sns', 'signing-key.json');
  let key: Promise<SigningKey> | undefined;
  const load = () => {
    key ??= loadKey(path, clock);
    return key;
  };
  return {
    async sign(text, signatureVersion) {
      const privateKey = createPrivateKey((await load()).privateKey);
      const hash = signatureVersion === '2' ? 'sha256' : 'sha1';
      return sign(hash, Buffer.from(text), privateKey).toString('base64');
    },
    certificate: async () => (await load()).certificate,
  };
}

async function loadKey(path: string, clock: Clock): Promise<SigningKey> {
  const kept = await readJsonFile<SigningKey>(path);
  if (kept) return kept;
  const keys = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const made = {
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: selfSignedCertificate(keys, 'sns.support-bot.local', clock.now()),
  };
  await writeFileDurably(path, JSON.stringify(made));
  return made;
}
