import { revalidated } from '../http/revalidated.ts';
import type { ScriptPath } from '../http/script-paths.ts';
import type { Endpoint } from './counted.ts';

/** Returns the endpoint of a script, for this page and the pages that embed the chat. */
export function chatScript(path: ScriptPath): Endpoint {
  return ({ assets }, request) =>
    revalidated(request, 'text/javascript; charset=utf-8', assets.scripts[path]);
}
