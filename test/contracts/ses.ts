import { describe } from 'vitest';
import { describeIdentities } from './ses-identities.ts';
import { describeSending } from './ses-sending.ts';
import type { MailTarget } from './target.ts';

/** Describes the behavior of SES (API version 2010-12-01) for the stock client. `target` is called when the tests run. */
export function describeSes(name: string, target: () => MailTarget): void {
  describe(`SES on ${name}`, () => {
    describeIdentities(target);
    describeSending(target);
  });
}
