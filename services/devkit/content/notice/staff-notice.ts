import { ContentError } from '../../../bot/helpdesk/content/content-error.ts';
import { noticeLine, parseNotice } from '../../../bot/helpdesk/content/notice.ts';
import { momentText } from '../../../bot/helpdesk/hours/moment-text.ts';
import { saveObject } from '../../documents/bucket/save-object.ts';
import type { ContentDeps } from '../content-deps.ts';
import { dropContent, notesOf } from '../storage/drop-content.ts';
import { readStored } from '../storage/read-content.ts';
import { hoursInEffect } from '../tables.ts';
import { FormProblemsError, problemsOf } from '../text-problem.ts';
import { officeMoment, officeTime } from './office-moment.ts';

const KEY = 'content/notice.json';

/** The notice as staff write it. Times are those of the office: `2026-12-01T09:00`. */
export interface NoticeForm {
  readonly text: string;
  /** Empty: none. */
  readonly link: string;
  /** Empty: from now on. */
  readonly from: string;
  readonly until: string;
}

/** The notice as staff see it. */
export interface StaffNotice {
  readonly state: 'none' | 'coming' | 'shown' | 'over' | 'ignored';
  readonly timeZone: string;
  /** What a clock of the office shows now. */
  readonly officeNow: string;
  readonly notice?: NoticeForm;
  /** The line as everybody sees it. */
  readonly line?: string;
  /** "until 12:00 today (America/Vancouver)", or from when on. */
  readonly when?: string;
  readonly problem?: string;
  readonly version?: string;
  readonly savedAt?: string;
  readonly savedBy?: string;
}

/** Reads the notice, and what becomes of it now. */
export async function readNotice(deps: ContentDeps): Promise<StaffNotice> {
  const { timeZone } = await hoursInEffect(deps);
  const now = deps.clock.now();
  const office = { timeZone, officeNow: officeTime(now, timeZone) };
  const stored = await readStored(deps, KEY);
  if (!stored) return { state: 'none', ...office };
  const { body, ...facts } = stored;
  try {
    return { ...office, ...facts, ...stateOf(body, now, timeZone) };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { state: 'ignored', problem: error.message, ...office, ...facts };
  }
}

/**
 * Sets the notice: `support-bot notice` has the same rules. Throws FormProblemsError if it can't be shown, and
 * ChangedByOthersError if somebody else has set one since.
 */
export async function saveNotice(
  deps: ContentDeps,
  form: NoticeForm,
  seen: string | undefined,
): Promise<void> {
  const { s3, bucket, clock } = deps;
  const { timeZone } = await hoursInEffect(deps);
  const text = noticeJson(form, clock.now(), timeZone);
  const body = new TextEncoder().encode(text);
  const object = { bucket, key: KEY, type: 'application/json', notes: notesOf(deps) };
  await saveObject(s3, { ...object, body, size: body.length, seen });
}

/** Ends the notice. Throws ChangedByOthersError likewise. */
export function clearNotice(deps: ContentDeps, seen: string): Promise<void> {
  return dropContent(deps, KEY, seen);
}

/** Returns what would be stored. Throws FormProblemsError with what is wrong, in words for the form. */
export function noticeJson(form: NoticeForm, now: Date, timeZone: string): string {
  const from = form.from === '' ? now : momentIn(form.from, 'From', timeZone);
  const until = momentIn(form.until, 'Until', timeZone);
  const link = form.link.trim() === '' ? undefined : form.link.trim();
  const text = JSON.stringify({ v: 1, text: form.text.trim(), link, from, until });
  const problems = [
    ...problemsOf(() => parseNotice(text)).map(({ message }) => message),
    ...(until <= now ? ['Until is over already: a notice ends in the future'] : []),
    ...(until <= from ? ['Until must be after From'] : []),
  ];
  if (problems.length > 0) throw new FormProblemsError(problems);
  return text;
}

function momentIn(text: string, what: string, timeZone: string): Date {
  const moment = officeMoment(text, timeZone);
  if (moment) return moment;
  const message =
    text === '' ? `${what} is missing` : `${what} "${text}" is no time of the office (${timeZone})`;
  throw new FormProblemsError([message]);
}

function stateOf(body: string, now: Date, timeZone: string) {
  const notice = parseNotice(body, KEY);
  const { text, link = '', from, until } = notice;
  const isComing = now < from;
  const state = isComing ? 'coming' : now < until ? 'shown' : 'over';
  const time = (moment: Date) => officeTime(moment, timeZone);
  return {
    state,
    notice: { text, link, from: time(from), until: time(until) },
    line: noticeLine(notice, isComing ? from : new Date(until.getTime() - 1)) ?? text,
    when: isComing
      ? `from ${momentText(from, now, timeZone)}`
      : `until ${momentText(until, now, timeZone)}`,
  } as const;
}
