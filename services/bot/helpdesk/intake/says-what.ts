import type { Concept } from '../answers/passage-search.ts';
import { conceptsOf } from '../answers/words/concepts.ts';

/** Words with which people ask for help, and which say nothing of what it is about. */
const NOTHING = new Set(
  (
    'ticket tickets request requests problem problems issue issues help support team staff person people someone somebody anyone ' +
    'technician technicians desk agent human fix fixed repair solve solved broken work works working worked try tried steps step instructions ' +
    'option options page pages change changed difference look looked check follow escalate escalated report complaint case error message ' +
    'thing something anything everything nothing none need want open file create submit send log record forward pass call contact talk ' +
    'again still keep keeps happening happens yes please ok okay sure good answer answers helped useful stuck please today now ' +
    'urgent urgently asap emergency another new second start started begin again over restart back form question questions ' +
    'joke jokes tell weather nice robot bot chat funny hello hi hey lol boring talking listen wait think let cancel stop'
  ).split(' '),
);

/** What a text names as the thing that a problem is about. */
export const thingsIn = (text: string): Concept[] =>
  conceptsOf(text).filter(({ asked }) => !asked.split(/[ -]/u).every((word) => NOTHING.has(word)));

/** Whether a text names what a problem is about, rather than only that there is one. */
export const saysWhat = (text: string): boolean => thingsIn(text).length > 0;
