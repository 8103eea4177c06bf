import { officeHoursText, staffHoursLine } from '../../../bot/helpdesk/hours/hours-wording.ts';
import { minuteText } from '../../../bot/helpdesk/hours/local-time.ts';
import type { OfficeHours, OpenTime } from '../../../bot/helpdesk/hours/office-hours.ts';
import { openingAt } from '../../../bot/helpdesk/hours/opening.ts';

/** What hours mean now. */
export interface DescribedHours {
  readonly isOpen: boolean;
  /** "Open now until 17:00.", or what the bot says while nobody is there. */
  readonly now: string;
  /** What the bot answers to "When are you open?". */
  readonly said: string;
}

/** Says what hours mean at a moment. */
export function describeHours(hours: OfficeHours, moment: Date): DescribedHours {
  const opening = openingAt(hours, moment);
  const now = opening.isOpen
    ? `Open now until ${minuteText(opening.until)}.`
    : staffHoursLine(hours, moment).replace('Our staff are not here now', 'Closed now');
  return { isOpen: opening.isOpen, now, said: officeHoursText(hours, moment) };
}

/** Returns hours in the shape of `hours.json`, for a form: a list of times for each day. */
export function hoursForm({ timeZone, week, closures }: OfficeHours) {
  const days = Object.entries(week).map(([day, times]) => [day, times.map(timeText)] as const);
  return { timeZone, week: Object.fromEntries(days), closures };
}

const timeText = ({ from, to }: OpenTime) => `${clockText(from)}-${clockText(to)}`;
/** "09:00": fields for a time want two digits. */
const clockText = (minute: number) => minuteText(minute).padStart(5, '0');
