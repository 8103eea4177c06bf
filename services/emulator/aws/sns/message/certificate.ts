import { type KeyObject, randomBytes, sign } from 'node:crypto';
import { der, derTime, TAG } from './der.ts';

/** 1.2.840.113549.1.1.11, sha256WithRSAEncryption */
const SHA256_WITH_RSA = Buffer.from('2a864886f70d01010b', 'hex');
/** 2.5.4.3, commonName */
const COMMON_NAME = Buffer.from('550403', 'hex');
const VALIDITY_YEARS = 10;

/** Creates a self-signed X.509 certificate (RFC 5280 §4.1) for an RSA key pair. Returns it as PEM. */
export function selfSignedCertificate(
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  commonName: string,
  now: Date,
): string {
  const algorithm = der(TAG.sequence, der(TAG.objectId, SHA256_WITH_RSA), der(TAG.null));
  const name = distinguishedName(commonName);
  const toBeSigned = der(
    TAG.sequence,
    der(TAG.version, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, serialNumber()),
    algorithm,
    name,
    validity(now),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', toBeSigned, keys.privateKey)]);
  return pem(der(TAG.sequence, toBeSigned, algorithm, der(TAG.bitString, signature)));
}

function distinguishedName(commonName: string): Buffer {
  const type = der(TAG.objectId, COMMON_NAME);
  const value = der(TAG.utf8String, Buffer.from(commonName));
  return der(TAG.sequence, der(TAG.set, der(TAG.sequence, type, value)));
}

/** A positive integer without leading zeros. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function validity(now: Date): Buffer {
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + VALIDITY_YEARS);
  return der(TAG.sequence, derTime(now), derTime(end));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
