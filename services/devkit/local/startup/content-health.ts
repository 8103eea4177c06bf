import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../base/log.ts';
import { type AnswerRules, NO_RULES } from '../../../bot/helpdesk/answers/rules/answer-rules.ts';
import { parseAnswerRules } from '../../../bot/helpdesk/answers/rules/parse-answer-rules.ts';
import { parseSynonyms } from '../../../bot/helpdesk/answers/words/parse-synonyms.ts';
import { parseContacts } from '../../../bot/helpdesk/content/contacts.ts';
import type { ContentFile } from '../../../bot/helpdesk/content/content-file.ts';
import type { LiveContent } from '../../../bot/helpdesk/content/live-content.ts';
import { parseNotice } from '../../../bot/helpdesk/content/notice.ts';
import { parseHours } from '../../../bot/helpdesk/hours/parse-hours.ts';
import { parseRouting } from '../../../bot/helpdesk/routing/parse-routing.ts';
import { parseUrgent } from '../../../bot/helpdesk/urgent/parse-urgent.ts';
import type { Health } from '../web/health.ts';

const ANSWERS: ContentFile<AnswerRules> = {
  name: 'answers.json',
  initial: NO_RULES,
  parse: parseAnswerRules,
};

/** The files that functions read, only to be checked here. */
export const CHECKED_CONTENT: readonly ContentFile<unknown>[] = [
  ANSWERS,
  { name: 'contacts.json', initial: undefined, parse: parseContacts },
  { name: 'hours.json', initial: undefined, parse: parseHours },
  { name: 'notice.json', initial: undefined, parse: parseNotice },
  { name: 'routing.json', initial: undefined, parse: parseRouting },
  { name: 'synonyms.json', initial: undefined, parse: parseSynonyms },
  { name: 'urgent.json', initial: undefined, parse: parseUrgent },
];

export interface ContentHealthDeps {
  readonly content: Pick<LiveContent, 'get' | 'refresh' | 'states'>;
  /** Returns those of some ids of which there is no passage. */
  readonly missing: (passageIds: readonly string[]) => Promise<readonly string[]>;
  readonly health: Pick<Health, 'set'>;
  readonly log: Log;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
  /** Default one minute. */
  readonly everyMs?: number;
}

/**
 * Reports in `/healthz` which content files of the bucket are ignored, and why, and which pins and blocks are, because their
 * sections are gone, until the product ends. A remark only: the bundled files are in effect. Never rejects.
 */
export async function reportContent(deps: ContentHealthDeps): Promise<void> {
  const { content, health, log, ended, everyMs = 60_000 } = deps;
  while (!ended.aborted) {
    await content.refresh(log);
    const ignored = content.states.filter(({ state }) => state === 'ignored');
    const lines = ignored.map(({ name, problem }) => `${name} is ignored: ${problem}`);
    const remark = [...lines, ...(await goneRules(deps))].join('\n');
    health.set('content', 'ready', remark);
    await pause(everyMs, undefined, { signal: ended, ref: false }).catch(() => {});
  }
}

/** Says which pins and blocks are for sections that there are no more; nothing if the index can't be asked. */
async function goneRules({
  content,
  missing,
}: Pick<ContentHealthDeps, 'content' | 'missing'>): Promise<string[]> {
  const { pins, blocks } = content.get(ANSWERS);
  const rules = [
    ...pins.map((rule) => ({ ...rule, what: 'pin' })),
    ...blocks.map((rule) => ({ ...rule, what: 'block' })),
  ];
  if (rules.length === 0) return [];
  const gone = new Set(await missing(rules.map(({ passageId }) => passageId)).catch(() => []));
  return rules
    .filter(({ passageId }) => gone.has(passageId))
    .map(
      ({ what, question, passageId }) =>
        `answers.json: the ${what} for "${question}" is ignored, because there is no section ${passageId} any more`,
    );
}
