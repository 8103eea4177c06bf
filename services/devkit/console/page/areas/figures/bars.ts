import type { Figures, QuestionCounts } from '../../../../figures/figures.ts';
import { shortDayText, WEEKDAYS } from './day-text.ts';

/** What a bar chart shows: bars with these labels, each stacked from the series. */
export interface Bars {
  readonly labels: readonly string[];
  readonly series: readonly BarSeries[];
  readonly isHorizontal?: boolean;
}

export interface BarSeries {
  readonly name: string;
  /** Of the CSS variables `--chart-1` to `--chart-5`. */
  readonly colour: 1 | 2 | 3 | 4 | 5;
  readonly values: readonly number[];
}

/** A chart has room for so many topics or teams; its table has all. */
const MOST_BARS = 12;

export function barsByDay({ byDay }: Figures): Bars {
  return { labels: byDay.map(({ day }) => shortDayText(day)), series: outcomeSeries(byDay) };
}

export function barsByHour({ byHour }: Figures): Bars {
  return { labels: byHour.map(({ hour }) => hourText(hour)), series: outcomeSeries(byHour) };
}

export function barsByWeekday({ byWeekday }: Figures): Bars {
  return {
    labels: byWeekday.map(({ weekday }) => WEEKDAYS[weekday].slice(0, 3)),
    series: outcomeSeries(byWeekday),
  };
}

export function barsByTopic({ byTopic }: Figures): Bars {
  const topics = byTopic.slice(0, MOST_BARS);
  const labels = topics.map(({ topic }) => topicText(topic));
  return { labels, series: outcomeSeries(topics), isHorizontal: true };
}

export function barsByTeam({ byTeam }: Figures): Bars {
  const teams = byTeam.slice(0, MOST_BARS);
  return {
    labels: teams.map(({ team }) => team),
    isHorizontal: true,
    series: [
      {
        name: 'Normal',
        colour: 1,
        values: teams.map(({ tickets, urgentTickets }) => tickets - urgentTickets),
      },
      { name: 'Urgent', colour: 4, values: teams.map(({ urgentTickets }) => urgentTickets) },
    ],
  };
}

/** Why questions can't be shown by topic; undefined if one of them has a topic. */
export function noTopicsText({ byTopic }: Figures): string | undefined {
  if (byTopic.some(({ topic }) => topic !== '')) return undefined;
  return byTopic.length === 0
    ? 'No question was asked in these days.'
    : 'No page that was shown has a topic, so there is nothing to compare. Give pages a topic under Documents. The topics in the list of Questions are guesses by the words of each question, which figures don’t have.';
}

/** "08:00" */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** What was refused has no page, and so no topic. */
export const topicText = (topic: string): string => (topic === '' ? 'Without a topic' : topic);

function outcomeSeries(rows: readonly QuestionCounts[]): readonly BarSeries[] {
  return [
    { name: 'Answered', colour: 2, values: rows.map(({ answered }) => answered) },
    { name: 'Doubtful', colour: 3, values: rows.map(({ offered }) => offered) },
    { name: 'Not answered', colour: 4, values: rows.map(({ refused }) => refused) },
  ];
}
