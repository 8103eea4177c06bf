import type { WireResponse } from '../../wire/request.ts';
import type { UploadForm } from './form-fields.ts';

/** Builds the answer to a form: 204, or the status that the form asks for; 201 has a body that names the object. */
export function formResponse(
  { fields }: UploadForm,
  etag: string,
  { endpoint, path, bucket }: { endpoint: string; path: string; bucket: string },
): WireResponse {
  const asked = fields.get('success_action_status');
  const location = `${endpoint}${path}`;
  const headers = { etag, location };
  if (asked === '200') return { status: 200, headers, body: '' };
  if (asked !== '201') return { status: 204, headers, body: '' };
  const members = { Location: location, Bucket: bucket, Key: fields.get('key') ?? '', ETag: etag };
  const body = Object.entries(members).map(
    ([name, value]) => `<${name}>${escaped(value)}</${name}>`,
  );
  return {
    status: 201,
    headers: { ...headers, 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${body.join('')}</PostResponse>`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
