import { useLocation } from 'preact-iso';
import type { FiguresReport } from '../../../../figures/figures.ts';
import './figures.css';
import { filtersIn, withFilters } from '../../address.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { counted } from '../../wording/numbers.ts';
import { Charts } from './charts.tsx';
import { csvAddress } from './csv-address.ts';
import { dayText } from './day-text.ts';
import { Definitions } from './definitions.tsx';
import { HeadlineCards } from './headline-cards.tsx';
import { RangeChoice } from './range-choice.tsx';
import { Unanswered } from './unanswered.tsx';

const PATH = '/console/figures';

/** How much is asked, and what becomes of it. The days are in the address. */
export function FiguresPage() {
  const { query, route } = useLocation();
  const applied = filtersIn(query, ['days', 'from', 'to']);
  const report = useApi<FiguresReport>(withFilters('/figures/', applied));
  return (
    <>
      <PageHead
        title="Figures"
        about="How much is asked, how much the bot settles, and what is left for people."
        actions={
          report.data && (
            <a class="button" href={csvAddress(report.data, 'summary')} download="figures.csv">
              Download as CSV
            </a>
          )
        }
      />
      <RangeChoice
        path={PATH}
        applied={applied}
        shown={report.data}
        onChoose={({ from, to }) => route(withFilters(PATH, { from, to }))}
      />
      <LoadedPart of={report} what="the figures">
        {(data) => <Report report={data} />}
      </LoadedPart>
    </>
  );
}

function Report({ report }: { readonly report: FiguresReport }) {
  return (
    <>
      <CountedUntil report={report} />
      <HeadlineCards report={report} />
      <Charts report={report} />
      <Unanswered report={report} />
      <Definitions />
    </>
  );
}

/** Which days these are, and what of them isn't counted. */
function CountedUntil({ report: { from, to, timeZone, at, read } }: { report: FiguresReport }) {
  return (
    <>
      <p role="status">
        {from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`}, in the time zone{' '}
        {timeZone}, as counted on <Moment at={at} />
      </p>
      {read.countedUntil && (
        <p class="note">
          What happened since <Moment at={read.countedUntil} /> isn’t counted yet: there are more
          new events than can be read at once. They are put in order every five minutes, so look
          again later.
        </p>
      )}
      {read.unreadable > 0 && (
        <p class="note">{counted(read.unreadable, 'event')} can’t be read, and isn’t counted.</p>
      )}
    </>
  );
}
