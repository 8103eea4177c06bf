import { AwsError } from '../../errors.ts';
import type { WireRequest } from '../../wire/request.ts';

/** A form with a file, as a browser sends it. */
export interface UploadForm {
  /** The fields ahead of the file, by their names in lower case; `${filename}` is filled in. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Uint8Array;
}

const MAX_FIELD_LENGTH = 20_480;
const MAX_FIELDS = 100;
// biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own sign for the name of the file
const FILE_NAME = '${filename}';

/**
 * Reads a `multipart/form-data` body. S3 ignores what follows the file.
 * Throws AwsError 400 if the body is no form, or has no file or a field twice.
 */
export async function readUploadForm({ headers }: WireRequest, body: Buffer): Promise<UploadForm> {
  const form = await parse(headers['content-type'] ?? '', body);
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value === 'string' && name.toLowerCase() !== 'file') {
      addField(fields, name.toLowerCase(), value);
      continue;
    }
    return typeof value === 'string'
      ? { fields, file: Buffer.from(value) }
      : {
          fields: withFileName(fields, value.name),
          file: new Uint8Array(await value.arrayBuffer()),
        };
  }
  throw new AwsError('InvalidArgument', 400, 'POST requires exactly one file upload per request.', {
    members: { ArgumentName: 'file', ArgumentValue: '0' },
  });
}

async function parse(contentType: string, body: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
  } catch {
    throw new AwsError(
      'MalformedPOSTRequest',
      400,
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  }
}

function addField(fields: Map<string, string>, name: string, value: string): void {
  if (value.length > MAX_FIELD_LENGTH || fields.size >= MAX_FIELDS) {
    const message = 'Your POST request fields preceding the upload file were too large.';
    throw new AwsError('MaxPostPreDataLengthExceeded', 400, message);
  }
  if (fields.has(name)) {
    throw new AwsError('InvalidArgument', 400, `POST has the field ${name.slice(0, 100)} twice.`);
  }
  fields.set(name, value);
}

/** Browsers send the name alone, some old ones with its folders. */
function withFileName(fields: ReadonlyMap<string, string>, sent: string): Map<string, string> {
  const name = sent.split(/[\\/]/).at(-1) ?? '';
  return new Map([...fields].map(([key, value]) => [key, value.replaceAll(FILE_NAME, name)]));
}
