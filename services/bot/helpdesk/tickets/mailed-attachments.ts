import type { AttachmentReader } from '../uploads/upload-store.ts';
import type { Ticket, TicketAttachment } from './ticket.ts';
import type { MailAttachment } from './ticket-mailer.ts';

/** SES takes mails of 10 MB with their encoding (API v1 quotas); what is left is for the texts and the headers. */
const MAX_ENCODED_BYTES = 9_500_000;
/** Base64 in lines of 76 characters: 78 bytes for each 57. */
const ENCODING = 78 / 57;

/** Returns the attachments that fit into the mail, in their order. */
export function mailedAttachments({ attachments = [] }: Ticket): readonly TicketAttachment[] {
  let left = MAX_ENCODED_BYTES;
  return attachments.filter(({ size }) => {
    const encoded = Math.ceil(size * ENCODING);
    const fits = encoded <= left;
    if (fits) left -= encoded;
    return fits;
  });
}

/** Returns a line about each attachment: those that are not in the mail are named by their keys. */
export function attachmentLines(ticket: Ticket): readonly string[] {
  const mailed = new Set(mailedAttachments(ticket));
  const { attachments = [] } = ticket;
  return attachments.map((one) => {
    const what = `${one.name} (${one.type}, ${sizeText(one.size)})`;
    return mailed.has(one)
      ? `${what}, attached`
      : `${what}, too large for this mail: ${one.key} in the bucket of the tickets`;
  });
}

/** Reads the attachments that go with the mail. One that is gone is left out. Rejects if one can't be read now. */
export async function readAttachments(
  reader: AttachmentReader,
  ticket: Ticket,
): Promise<readonly MailAttachment[]> {
  const found = await Promise.all(
    mailedAttachments(ticket).map(async ({ key, name, type }) => {
      const content = await reader.read(key);
      return content && { name, type, content };
    }),
  );
  return found.filter((one) => one !== undefined);
}

function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
