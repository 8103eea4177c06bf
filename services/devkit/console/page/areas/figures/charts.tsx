import { useMemo } from 'preact/hooks';
import type { Figures } from '../../../../figures/figures.ts';
import {
  barsByDay,
  barsByHour,
  barsByTeam,
  barsByTopic,
  barsByWeekday,
  hourText,
  topicText,
} from './bars.ts';
import { ChartFigure } from './chart-figure.tsx';
import { QuestionTable, TicketCountTable } from './count-table.tsx';
import { dayText, WEEKDAYS } from './day-text.ts';

interface ChartsProps {
  readonly figures: Figures;
  readonly timeZone: string;
}

/** When and about what questions were asked, and who got tickets. */
export function Charts({ figures, timeZone }: ChartsProps) {
  return (
    <div class="charts">
      <TimeCharts figures={figures} timeZone={timeZone} />
      <SubjectCharts figures={figures} />
    </div>
  );
}

function TimeCharts({ figures, timeZone }: ChartsProps) {
  const { byDay, byHour, byWeekday } = figures;
  const byTime = useMemo(
    () => ({
      day: barsByDay(figures),
      hour: barsByHour(figures),
      weekday: barsByWeekday(figures),
    }),
    [figures],
  );
  return (
    <>
      <ChartFigure
        title="Questions by day"
        bars={byTime.day}
        table={
          <QuestionTable
            label="Questions by day"
            head="Day"
            rows={byDay}
            nameOf={({ day }) => dayText(day)}
          />
        }
      />
      <ChartFigure
        title="Questions by hour"
        about={`All days together, by the clock of ${timeZone}.`}
        bars={byTime.hour}
        table={
          <QuestionTable
            label="Questions by hour"
            head="From"
            rows={byHour}
            nameOf={({ hour }) => hourText(hour)}
          />
        }
      />
      <ChartFigure
        title="Questions by weekday"
        bars={byTime.weekday}
        table={
          <QuestionTable
            label="Questions by weekday"
            head="Weekday"
            rows={byWeekday}
            nameOf={({ weekday }) => WEEKDAYS[weekday]}
          />
        }
      />
    </>
  );
}

function SubjectCharts({ figures }: Pick<ChartsProps, 'figures'>) {
  const { byTopic, byTeam, byCategory } = figures;
  const topics = useMemo(() => barsByTopic(figures), [figures]);
  const teams = useMemo(() => barsByTeam(figures), [figures]);
  return (
    <>
      <ChartFigure
        title="Questions by topic"
        about="The topic is that of the best page. What was refused has none."
        bars={topics}
        table={
          <QuestionTable
            label="Questions by topic"
            head="Topic"
            rows={byTopic}
            nameOf={({ topic }) => topicText(topic)}
          />
        }
      />
      <ChartFigure
        title="Tickets by team"
        bars={teams}
        table={
          <>
            <TicketCountTable
              label="Tickets by team"
              head="Team"
              rows={byTeam}
              nameOf={({ team }) => team}
            />
            <h3>By category</h3>
            <TicketCountTable
              label="Tickets by category"
              head="Category"
              rows={byCategory}
              nameOf={({ category }) => category}
            />
          </>
        }
      />
    </>
  );
}
