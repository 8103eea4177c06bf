import type { Node } from 'yaml';
import { isEmailAddress } from '../email-address.ts';
import type { YamlReader } from '../yaml-reader.ts';
import {
  DEFAULT_MAIL_PROFILE,
  isMailProfile,
  MAIL_PROFILES,
  type MailProfile,
} from './mail-profile.ts';
import { DEFAULT_PROOF_POLICY, PROOF_POLICIES, type ProofPolicy } from './proof-policy.ts';
import { readLine } from './read-text.ts';
import type { Team } from './routing-table.ts';

export const TEAM_KEYS = ['queue', 'name', 'address', 'profile', 'proof'] as const;

type TeamValues = Readonly<Partial<Record<(typeof TEAM_KEYS)[number], Node>>>;

/** Reads queue, name and address of a team. Reports what is missing or wrong; undefined if something is missing. */
export function readTeam(reader: YamlReader, values: TeamValues, node: Node): Team | undefined {
  const queue = readLine(reader, values.queue, 'queue', node);
  const name = readLine(reader, values.name, 'name', node);
  const address = readLine(reader, values.address, 'address', node);
  if (address && !isEmailAddress(address)) {
    reader.report(values.address, `address "${address}" is not an e-mail address`);
  }
  if (queue && !/^[A-Za-z0-9_-]+$/.test(queue)) {
    reader.report(values.queue, `queue "${queue}" may have letters, digits, "-" and "_" only`);
  }
  const profile = readProfile(reader, values.profile);
  const proof = readProof(reader, values.proof);
  return queue && name && address ? { queue, name, address, profile, proof } : undefined;
}

function readProfile(reader: YamlReader, node: Node | undefined): MailProfile {
  if (!node) return DEFAULT_MAIL_PROFILE;
  const text = String(node.toJSON());
  if (isMailProfile(text)) return text;
  reader.report(node, `profile "${text}" is none of ${MAIL_PROFILES.join(', ')}`);
  return DEFAULT_MAIL_PROFILE;
}

function readProof(reader: YamlReader, node: Node | undefined): ProofPolicy {
  if (!node) return DEFAULT_PROOF_POLICY;
  const text = String(node.toJSON());
  const policy = PROOF_POLICIES.find((one) => one === text);
  if (!policy) reader.report(node, `proof "${text}" is none of ${PROOF_POLICIES.join(', ')}`);
  return policy ?? DEFAULT_PROOF_POLICY;
}
