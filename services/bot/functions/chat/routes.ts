import type { ChatRoute } from './http/router.ts';
import { SCRIPTS } from './http/script-paths.ts';
import { attachment } from './routes/attachment.ts';
import { captions } from './routes/captions.ts';
import { chatConfig } from './routes/config.ts';
import { counted, type Endpoint } from './routes/counted.ts';
import { createSession } from './routes/create-session.ts';
import type { ChatDeps } from './routes/deps.ts';
import { document } from './routes/document.ts';
import { documentFile } from './routes/document-file.ts';
import { draft } from './routes/draft.ts';
import { endSession } from './routes/end-session.ts';
import { feedback } from './routes/feedback.ts';
import { endOfHandoff } from './routes/handoff-end.ts';
import { handoffLines } from './routes/handoff-lines.ts';
import { openHandoff } from './routes/handoff-open.ts';
import { health } from './routes/health.ts';
import { openApi } from './routes/openapi.ts';
import { chatPage } from './routes/page.ts';
import { readSession } from './routes/read-session.ts';
import { chatScript } from './routes/script.ts';
import { sendMessage } from './routes/send-message.ts';
import { video } from './routes/video.ts';

const ROUTES: readonly (readonly [method: string, path: string, handler: Endpoint])[] = [
  ['POST', '/api/sessions', createSession],
  ['GET', '/api/sessions/{id}', counted(readSession)],
  ['DELETE', '/api/sessions/{id}', counted(endSession)],
  ['POST', '/api/sessions/{id}/messages', sendMessage],
  ['POST', '/api/sessions/{id}/attachments', counted(attachment)],
  ['GET', '/api/sessions/{id}/draft', counted(draft)],
  ['POST', '/api/sessions/{id}/feedback', counted(feedback)],
  ['POST', '/api/sessions/{id}/handoff', counted(openHandoff)],
  ['POST', '/api/sessions/{id}/handoff/lines', counted(handoffLines)],
  ['DELETE', '/api/sessions/{id}/handoff', counted(endOfHandoff)],
  ['GET', '/api/documents/{docId}', counted(document)],
  ['GET', '/api/documents/{docId}/video', counted(video)],
  ['GET', '/api/documents/{docId}/captions/{lang}.vtt', counted(captions)],
  ['GET', '/api/documents/{docId}/file/{path+}', counted(documentFile)],
  ['GET', '/api/config', counted(chatConfig)],
  ['GET', '/api/openapi.json', counted(openApi)],
  ['GET', '/', counted(chatPage)],
  ...SCRIPTS.map((path) => ['GET', path, counted(chatScript(path))] as const),
  ['GET', '/healthz', health],
];

/** Returns the routes of the chat API and of the chat page. */
export function chatRoutes(deps: ChatDeps): readonly ChatRoute[] {
  return ROUTES.map(
    ([method, path, handler]): ChatRoute => [method, path, (...call) => handler(deps, ...call)],
  );
}
