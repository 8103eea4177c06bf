import type { Contacts } from '../content/contacts.ts';
import { ContentError } from '../content/content-error.ts';
import { fitsInMessage } from './urgent-reply.ts';
import type { UrgentRule } from './urgent-rules.ts';

/** Throws ContentError if a reply names a contact that there is not, or is too long together with its contacts. */
export function checkContacts(
  rules: readonly Pick<UrgentRule, 'id' | 'reply' | 'contacts'>[],
  contacts: Contacts,
  file = 'seed/urgent.yaml',
): void {
  const problems = rules.flatMap((rule) => [
    ...rule.contacts
      .filter((id) => !Object.hasOwn(contacts, id))
      .map((id) => `${file}: ${rule.id}: there is no contact "${id}"`),
    ...(fitsInMessage(rule, contacts)
      ? []
      : [`${file}: ${rule.id}: reply and contacts have more than 1,024 characters`]),
  ]);
  if (problems.length > 0) throw new ContentError(problems);
}
