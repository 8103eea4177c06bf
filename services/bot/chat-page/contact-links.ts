import type { Contact } from './chat-api.ts';

/** A way to reach a contact: a text, and the address behind it if there is one. */
export interface ContactLink {
  readonly text: string;
  readonly href?: string;
}

const PHONE = /^(\+?[\d\s().-]{2,30}?)(?:\s*(?:ext\.?|x)\s*(\d{1,6}))?$/i;
const EMAIL = /^[^\s@<>?&#%,;:"]+@[^\s@<>?&#%,;:"]+$/;

/** Returns the ways to reach a contact, in the order in which the bot names them. What is no address is plain text. */
export function contactLinks({ phone, email, url, place }: Contact): ContactLink[] {
  const links = [
    phone === undefined ? undefined : link(phone, phoneHref(phone)),
    email === undefined
      ? undefined
      : link(email, EMAIL.test(email) ? `mailto:${email}` : undefined),
    url === undefined ? undefined : link(url, /^https?:\/\/\S+$/.test(url) ? url : undefined),
    place === undefined ? undefined : link(place),
  ];
  return links.filter((one) => one !== undefined);
}

function link(text: string, href?: string): ContactLink {
  return { text, ...(href !== undefined && { href }) };
}

/** @see https://www.rfc-editor.org/rfc/rfc3966 */
function phoneHref(phone: string): string | undefined {
  const [, number = '', extension] = PHONE.exec(phone.trim()) ?? [];
  const digits = number.replace(/[^\d+]/g, '');
  if (!/\d{2}/.test(digits)) return undefined;
  return `tel:${digits}${extension === undefined ? '' : `;ext=${extension}`}`;
}
