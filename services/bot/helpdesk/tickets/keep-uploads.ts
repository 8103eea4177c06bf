import type { Log } from '../json-log.ts';
import { mediaTypeOf, nameForType } from '../uploads/media-type.ts';
import type { Upload } from '../uploads/upload.ts';
import type { UploadStore } from '../uploads/upload-store.ts';
import type { TicketAttachment } from './ticket.ts';

export interface KeepUploadsDeps {
  readonly uploads: Pick<UploadStore, 'firstBytes' | 'copy'>;
  readonly log: Log;
}

/**
 * Copies uploads to a ticket, with the types that their bytes show. One that can't be copied is left out: the ticket is
 * worth more than its files. Idempotent.
 */
export async function keepUploads(
  deps: KeepUploadsDeps,
  ticketId: string,
  uploads: readonly Upload[],
): Promise<readonly TicketAttachment[]> {
  const kept = await Promise.all(
    uploads.map((upload, index) => keepUpload(deps, ticketId, upload, index + 1)),
  );
  return kept.filter((one) => one !== undefined);
}

async function keepUpload(
  { uploads, log }: KeepUploadsDeps,
  ticketId: string,
  upload: Upload,
  n: number,
): Promise<TicketAttachment | undefined> {
  try {
    const type = mediaTypeOf(await uploads.firstBytes(upload));
    const name = nameForType(upload.name, type);
    const key = `attachments/${ticketId}/${n}-${name}`;
    await uploads.copy(upload, key, type);
    return { key, name, type, size: upload.size };
  } catch (error) {
    log.error({ ticketId, n, err: error }, 'upload not copied; the ticket goes without it');
    return undefined;
  }
}
