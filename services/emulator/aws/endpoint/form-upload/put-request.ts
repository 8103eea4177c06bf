import { NotImplementedError } from '../../errors.ts';
import type { WireRequest } from '../../wire/request.ts';
import type { UploadForm } from './form-fields.ts';

/** Fields that are headers of a PUT. */
const HEADERS = new Set([
  'cache-control',
  'content-type',
  'content-disposition',
  'content-encoding',
  'expires',
  'x-amz-storage-class',
  'x-amz-server-side-encryption',
]);
/** Fields of the form itself. */
const OWN_FIELDS = new Set([
  'key',
  'bucket',
  'policy',
  'success_action_status',
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-signature',
  'x-amz-security-token',
]);

/**
 * Returns the PUT that does what a form asks for. `bucketPath` is the path that the form was posted to.
 * Throws NotImplementedError for a field whose meaning is not known here.
 */
export function putRequest(
  request: WireRequest,
  { fields, file }: UploadForm,
  bucketPath: string,
): WireRequest {
  const headers: Record<string, string> = { host: request.headers.host ?? '' };
  for (const [name, value] of fields) {
    if (isHeader(name)) headers[name] = value;
    else if (name === 'acl') headers['x-amz-acl'] = value;
    else if (!OWN_FIELDS.has(name) && !name.startsWith('x-ignore-'))
      throw new NotImplementedError(`The form field ${name.slice(0, 100)}`);
  }
  const key = (fields.get('key') ?? '').split('/').map(encodeURIComponent).join('/');
  return {
    method: 'PUT',
    path: `${bucketPath.replace(/\/$/, '')}/${key}`,
    // Who signs a form has signed for somebody else, as with a link.
    query: new URLSearchParams({ 'X-Amz-Signature': fields.get('x-amz-signature') ?? '' }),
    headers: { ...headers, 'content-length': String(file.byteLength) },
  };
}

function isHeader(name: string): boolean {
  return HEADERS.has(name) || name.startsWith('x-amz-meta-') || name.startsWith('x-amz-checksum-');
}
