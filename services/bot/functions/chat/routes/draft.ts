import type { Draft } from '../../../chat-page/chat-api.ts';
import { FIELDS, LABELS } from '../../../helpdesk/intake/form.ts';
import { formIn, type SavedForm } from '../../../helpdesk/intake/saved-form.ts';
import { filesOf } from '../../../helpdesk/uploads/upload.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { openSession } from './open-session.ts';
import { sessionParameter } from './session-parameter.ts';

type DraftDeps = Pick<ChatDeps, 'categoryLabel' | 'conversations' | 'limiter' | 'now' | 'uploads'>;

/** `GET /api/sessions/{id}/draft`: what the ticket that is being written has so far; nothing if there is none. */
export async function draft(
  deps: DraftDeps,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  const { record } = await openSession(deps, sessionId);
  const form = formIn(record.attributes);
  if (form === undefined) return json(200, { fields: [], uploads: [] } satisfies Draft);
  const files = filesOf(record.attributes, await deps.uploads.list(sessionId));
  const uploads = files.map(({ n, name, size }) => ({ n, name, size }));
  const asked = form.isPaused ? {} : { asked: form.asked };
  return json(200, { ...asked, fields: fieldsOf(deps, form), uploads } satisfies Draft);
}

function fieldsOf({ categoryLabel }: DraftDeps, { answers }: SavedForm): Draft['fields'] {
  return FIELDS.flatMap((name) => {
    const value = answers[name];
    if (value === undefined) return [];
    return [
      { name, label: LABELS[name], value: name === 'category' ? categoryLabel(value) : value },
    ];
  });
}
