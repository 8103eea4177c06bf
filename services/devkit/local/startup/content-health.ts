import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../base/log.ts';
import { parseContacts } from '../../../bot/helpdesk/content/contacts.ts';
import type { ContentFile } from '../../../bot/helpdesk/content/content-file.ts';
import type { LiveContent } from '../../../bot/helpdesk/content/live-content.ts';
import { parseNotice } from '../../../bot/helpdesk/content/notice.ts';
import { parseHours } from '../../../bot/helpdesk/hours/parse-hours.ts';
import { parseRouting } from '../../../bot/helpdesk/routing/parse-routing.ts';
import { parseUrgent } from '../../../bot/helpdesk/urgent/parse-urgent.ts';
import type { Health } from '../web/health.ts';

/** The files that functions read, only to be checked here. */
export const CHECKED_CONTENT: readonly ContentFile<unknown>[] = [
  { name: 'contacts.json', initial: undefined, parse: parseContacts },
  { name: 'hours.json', initial: undefined, parse: parseHours },
  { name: 'notice.json', initial: undefined, parse: parseNotice },
  { name: 'routing.json', initial: undefined, parse: parseRouting },
  { name: 'urgent.json', initial: undefined, parse: parseUrgent },
];

export interface ContentHealthDeps {
  readonly content: Pick<LiveContent, 'refresh' | 'states'>;
  readonly health: Pick<Health, 'set'>;
  readonly log: Log;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
  /** Default one minute. */
  readonly everyMs?: number;
}

/**
 * Reports in `/healthz` which content files of the bucket are ignored, and why, until the product ends. A remark only: the
 * bundled ones are in effect. Never rejects.
 */
export async function reportContent(deps: ContentHealthDeps): Promise<void> {
  const { content, health, log, ended, everyMs = 60_000 } = deps;
  while (!ended.aborted) {
    await content.refresh(log);
    const ignored = content.states.filter(({ state }) => state === 'ignored');
    const remark = ignored.map(({ name, problem }) => `${name} is ignored: ${problem}`).join('\n');
    health.set('content', 'ready', remark);
    await pause(everyMs, undefined, { signal: ended, ref: false }).catch(() => {});
  }
}
