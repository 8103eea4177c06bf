import type { Node } from 'yaml';
import { isEmailAddress } from '../email-address.ts';
import type { YamlReader } from '../yaml-reader.ts';
import { readLines } from './read-text.ts';
import type { Requesters } from './routing-table.ts';

const DOMAIN = /^(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/;

/** Reads whose addresses are taken. Reports what is neither a domain nor an address. */
export function readRequesters(reader: YamlReader, node: Node | undefined): Requesters {
  const values = node ? (reader.map(node, 'requesters', ['allowed', 'refused']) ?? {}) : {};
  return {
    allowed: readDomains(reader, values.allowed, 'requesters: allowed'),
    refused: readDomains(reader, values.refused, 'requesters: refused', isEmailAddress),
  };
}

function readDomains(
  reader: YamlReader,
  list: Node | undefined,
  what: string,
  isAddress: (text: string) => boolean = () => false,
): string[] {
  return readLines(reader, list, what).flatMap(([text, node]) => {
    const plain = text.replace(/^@/, '').toLowerCase();
    if (DOMAIN.test(plain) || isAddress(plain)) return [plain];
    reader.report(node, `${what}: "${text}" is no domain such as "example.edu"`);
    return [];
  });
}
