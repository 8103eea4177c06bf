import { GetObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { readCaptions } from '../../../bot/helpdesk/documents/captions.ts';
import { type CaptionsName, captionsAmong } from '../../../bot/helpdesk/documents/document-key.ts';
import { writeWebVtt } from '../../../bot/helpdesk/documents/write-web-vtt.ts';
import { UnknownDocumentError } from '../also-asked/document-lines.ts';
import type { DocumentPart } from '../bucket/list-documents.ts';
import { readObject } from '../bucket/read-object.ts';
import type { DocumentsDeps, FoundDocument } from './find-document.ts';

/** Returns the captions of a video, one file for each language, English first. */
export function captionsOfVideo({
  key,
  parts,
}: FoundDocument): readonly (CaptionsName & DocumentPart)[] {
  return captionsAmong(parts, key);
}

/** Returns the captions of a video in a language as WebVTT. Throws UnknownDocumentError, and DocumentError if they can't be read. */
export async function captionsText(
  { s3, bucket }: DocumentsDeps,
  video: FoundDocument,
  lang: string,
): Promise<string> {
  const found = captionsOfVideo(video).find((one) => one.lang === lang);
  const bytes = found && (await readObject(s3, bucket, found.key));
  if (!found || !bytes) throw new UnknownDocumentError();
  return writeWebVtt(readCaptions(bytes, found.format));
}

/** A part of a video, as a browser asks for it. */
export interface VideoPart {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Reads a video, or the range of it that a browser asks for; status 416 if there is no such range. */
export async function videoPart(
  { s3, bucket }: DocumentsDeps,
  { key }: FoundDocument,
  range: string | undefined,
): Promise<VideoPart> {
  const object = { Bucket: bucket, Key: key, ...(range !== undefined && { Range: range }) };
  try {
    const found = await s3.send(new GetObjectCommand(object));
    const { ContentLength, ContentRange, Body } = found;
    const headers = {
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      ...(ContentLength !== undefined && { 'content-length': String(ContentLength) }),
      ...(ContentRange !== undefined && { 'content-range': ContentRange }),
    };
    return { status: ContentRange === undefined ? 200 : 206, headers, body: Body };
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416)
      return { status: 416, headers: {}, body: '' };
    throw error;
  }
}
