import contactsText from '../../../../seed/contacts.yaml';
import { type Contacts, parseContacts } from './contacts.ts';
import type { ContentFile } from './content-file.ts';

/** Whom to call or write to. */
export const CONTACTS: ContentFile<Contacts> = {
  name: 'contacts.json',
  initial: parseContacts(contactsText),
  parse: parseContacts,
};
