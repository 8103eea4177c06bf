/**
 * What a team asks of an address that was typed: no code ever, a code before anything about the ticket goes there, or a code
 * before the ticket is sent at all.
 */
export const PROOF_POLICIES = ['never', 'receipts', 'always'] as const;

export type ProofPolicy = (typeof PROOF_POLICIES)[number];

export const DEFAULT_PROOF_POLICY: ProofPolicy = 'receipts';
