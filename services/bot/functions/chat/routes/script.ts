import { revalidated } from '../http/revalidated.ts';
import type { Endpoint } from './counted.ts';

/** The addresses of the scripts: the element, and what it loads when it is needed. */
export const SCRIPTS = ['/support-chat.js', '/support-chat-handoff.js'] as const;
export type ScriptPath = (typeof SCRIPTS)[number];

/** Returns the endpoint of a script, for this page and the pages that embed the chat. */
export function chatScript(path: ScriptPath): Endpoint {
  return ({ assets }, request) =>
    revalidated(request, 'text/javascript; charset=utf-8', assets.scripts[path]);
}
