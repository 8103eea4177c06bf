import type { AllowedFile } from '../../../chat-page/chat-api.ts';
import { formIn } from '../../../helpdesk/intake/saved-form.ts';
import { safeName } from '../../../helpdesk/uploads/safe-name.ts';
import {
  filesAfter,
  MAX_FILE_BYTES,
  MAX_FILES,
  uploadKey,
  usedFiles,
} from '../../../helpdesk/uploads/upload.ts';
import { readJsonBody, refuseUnknown } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { openSession } from './open-session.ts';
import { sessionParameter } from './session-parameter.ts';

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}$/i;
const MAX_NAME_LENGTH = 255;

/**
 * `POST /api/sessions/{id}/attachments` `{name, type, size}`: 201 with the form that uploads this file, `{n, name, url,
 * fields, expiresAt}`. 409 unless a ticket is being written that may have one more.
 */
export async function attachment(
  deps: Pick<ChatDeps, 'conversations' | 'limiter' | 'now' | 'posts' | 'slots' | 'uploads'>,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  const file = readFile(readJsonBody(request));
  const { record } = await openSession(deps, sessionId);
  if (formIn(record.attributes) === undefined) throw noTicket();
  const used = usedFiles(record.attributes);
  const uploads = filesAfter(used, await deps.uploads.list(sessionId));
  const n = await deps.slots.take(sessionId, file, { used, uploads });
  if (n === undefined) throw tooMany();
  const key = uploadKey(sessionId, n, file.name);
  const post = await deps.posts.create({ key, type: file.type, maxBytes: file.size });
  return json(201, { n, name: file.name, ...post } satisfies AllowedFile);
}

function readFile(body: Readonly<Record<string, unknown>>) {
  refuseUnknown(body, ['name', 'type', 'size']);
  const { name, type = '', size } = body;
  if (typeof name !== 'string' || name === '' || name.length > MAX_NAME_LENGTH)
    throw new Problem(
      400,
      'No name',
      `Send the "name" of the file, 1 to ${MAX_NAME_LENGTH} characters.`,
    );
  if (typeof type !== 'string' || (type !== '' && !MEDIA_TYPE.test(type)))
    throw new Problem(400, 'Invalid type', '"type" must be a media type like image/png, or empty.');
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 0)
    throw new Problem(400, 'No size', 'Send the "size" of the file in bytes.');
  if (size === 0)
    throw new Problem(400, 'Empty file', 'That file is empty. Please choose another.');
  if (size > MAX_FILE_BYTES)
    throw new Problem(
      413,
      'File too large',
      'A file may have 10 MB. Please make it smaller, or send only the part that matters.',
    );
  return { name: safeName(name), type: type || 'application/octet-stream', size };
}

function noTicket(): Problem {
  const detail = 'Files go with a ticket. Please say “open a ticket” first, then add them.';
  return new Problem(409, 'No ticket is being written', detail);
}

function tooMany(): Problem {
  const detail = `A ticket may have ${MAX_FILES} files. Please send the others when the team answers.`;
  return new Problem(409, 'Too many files', detail);
}
