import type { FiguresReport } from '../../../../figures/figures.ts';
import { counted, duration, share, wholeNumber } from '../../wording/numbers.ts';
import { countTrend, type Share, shareTrend, type Trend, timeTrend, type Wish } from './trend.ts';

/** A number that staff look at first. */
export interface Headline {
  readonly title: string;
  readonly value: string;
  /** What it is made of. */
  readonly detail: string;
  readonly trend: Trend;
}

/** The headline numbers of a report, in the order in which they are read. */
export function headlinesOf({ figures, before }: FiguresReport): readonly Headline[] {
  const { total, conversations, timeToFirstAnswer } = figures;
  const past = before.total;
  const ofQuestions = (part: (counts: typeof total) => number, wish: Wish) => ({
    value: share(part(total), total.questions),
    trend: shareTrend([part(total), total.questions], [part(past), past.questions], wish),
  });
  return [
    {
      title: 'Questions',
      value: wholeNumber(total.questions),
      detail: `in ${counted(conversations.asked, 'chat')}`,
      trend: countTrend(total.questions, past.questions, 'neither'),
    },
    {
      title: 'Answered at once',
      ...ofQuestions(({ answered }) => answered, 'more'),
      detail: counted(total.answered, 'question'),
    },
    {
      title: 'Doubtful',
      ...ofQuestions(({ offered }) => offered, 'neither'),
      detail: `${counted(total.offered, 'question')}: “did you mean”; a section was chosen in ${wholeNumber(total.chosen)}`,
    },
    {
      title: 'Not answered',
      ...ofQuestions(({ refused }) => refused, 'less'),
      detail: counted(total.refused, 'question'),
    },
    {
      title: 'Settled by the bot, of questions',
      ...ofQuestions(({ deflected }) => deflected, 'more'),
      detail: `${counted(total.deflected, 'question')} answered, and no person needed`,
    },
    {
      title: 'Settled by the bot, of chats',
      ...ofShare(
        [conversations.deflected, conversations.asked],
        [before.conversations.deflected, before.conversations.asked],
      ),
      detail: `${wholeNumber(conversations.deflected)} of ${counted(conversations.asked, 'chat')}`,
    },
    ...peopleHeadlines(total, past),
    {
      title: 'Time to the first answer',
      value: timeToFirstAnswer.median === null ? '–' : duration(timeToFirstAnswer.median),
      detail: ninetyText(timeToFirstAnswer.ninety),
      trend: timeTrend(timeToFirstAnswer, before.timeToFirstAnswer),
    },
  ];
}

type Total = FiguresReport['figures']['total'];

/** What people had to do, and what they said of it. */
function peopleHeadlines(total: Total, past: Total): readonly Headline[] {
  const ratings = ({ helpful, unhelpful }: Total): Share => [helpful, helpful + unhelpful];
  return [
    {
      title: 'Tickets',
      value: wholeNumber(total.tickets),
      detail: `${wholeNumber(total.urgentTickets)} urgent`,
      trend: countTrend(total.tickets, past.tickets, 'less'),
    },
    {
      title: 'Handed to a person',
      value: wholeNumber(total.handOvers),
      detail: `and ${counted(total.urgent, 'reply', 'replies')} to what can’t wait`,
      trend: countTrend(total.handOvers, past.handOvers, 'neither'),
    },
    {
      title: 'Rated as helpful',
      ...ofShare(ratings(total), ratings(past)),
      detail: `${counted(total.helpful, 'thumb')} up, ${wholeNumber(total.unhelpful)} down`,
    },
  ];
}

function ofShare(now: Share, before: Share): Pick<Headline, 'value' | 'trend'> {
  return { value: share(...now), trend: shareTrend(now, before, 'more') };
}

function ninetyText(ninety: number | null): string {
  return ninety === null ? 'nothing was answered' : `nine of ten within ${duration(ninety)}`;
}
