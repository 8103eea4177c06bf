import { isEmailAddress } from '../email-address.ts';
import { readContent, readOptionalText, readText } from './content-reader.ts';

/** Whom to call or write to. */
export interface Contact {
  readonly label: string;
  readonly phone?: string;
  readonly email?: string;
  readonly url?: string;
  readonly place?: string;
}

/** Contacts by the id that other files name. */
export type Contacts = Readonly<Record<string, Contact>>;

const FIELDS = ['label', 'phone', 'email', 'url', 'place'] as const;
const MAX_FIELD = 120;

/** Parses `contacts.yaml` or `contacts.json`. Throws ContentError with all problems. */
export function parseContacts(text: string, file = 'seed/contacts.yaml'): Contacts {
  return readContent(text, file, (reader) => {
    const contacts = reader.entries(reader.root, 'The file').map(([id, node]) => {
      const values = reader.map(node, id, FIELDS) ?? {};
      const label = readText(reader, values.label, `${id}: label`, node, MAX_FIELD) ?? '';
      const rest = FIELDS.slice(1).flatMap((name) => {
        const value = readOptionalText(reader, values[name], `${id}: ${name}`, MAX_FIELD);
        return value === undefined ? [] : [[name, value] as const];
      });
      const contact: Contact = { label, ...Object.fromEntries(rest) };
      if (rest.length === 0) reader.report(node, `${id} has no phone, email, url or place`);
      if (contact.email !== undefined && !isEmailAddress(contact.email)) {
        reader.report(values.email, `${id}: email "${contact.email}" is not an e-mail address`);
      }
      if (contact.url !== undefined && !/^https?:\/\/\S+$/.test(contact.url)) {
        reader.report(values.url, `${id}: url must begin with http:// or https://`);
      }
      return [id, contact] as const;
    });
    return Object.fromEntries(contacts);
  });
}

/** Returns the contact on one line: "Help desk: 250-555-0100, help@example.edu". */
export function contactLine({ label, phone, email, url, place }: Contact): string {
  const ways = [phone, email, url, place].filter((way) => way !== undefined);
  return `${label}: ${ways.join(', ')}`;
}
