import { useMemo } from 'preact/hooks';
import type { FiguresReport } from '../../../../figures/figures.ts';
import {
  barsByDay,
  barsByHour,
  barsByTeam,
  barsByTopic,
  barsByWeekday,
  hourText,
  noTopicsText,
  topicText,
} from './bars.ts';
import { ChartFigure } from './chart-figure.tsx';
import { QuestionTable, TicketCountTable } from './count-table.tsx';
import { csvAddress } from './csv-address.ts';
import { dayText, WEEKDAYS } from './day-text.ts';

interface ChartsProps {
  readonly report: FiguresReport;
}

/** When and about what questions were asked, and who got tickets. */
export function Charts({ report }: ChartsProps) {
  return (
    <div class="charts">
      <TimeCharts report={report} />
      <SubjectCharts report={report} />
    </div>
  );
}

function TimeCharts({ report }: ChartsProps) {
  const { figures, timeZone } = report;
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
        csv={csvAddress(report, 'days')}
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
        csv={csvAddress(report, 'hours')}
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
        csv={csvAddress(report, 'weekdays')}
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

function SubjectCharts({ report }: ChartsProps) {
  const { figures } = report;
  const { byTopic, byTeam, byCategory } = figures;
  const topics = useMemo(() => barsByTopic(figures), [figures]);
  const teams = useMemo(() => barsByTeam(figures), [figures]);
  return (
    <>
      <ChartFigure
        title="Questions by topic"
        about="The topic is that of the best page. What was refused has none."
        bars={topics}
        instead={noTopicsText(figures)}
        csv={csvAddress(report, 'topics')}
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
        csv={csvAddress(report, 'teams')}
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
