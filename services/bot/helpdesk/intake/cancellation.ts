import { conceptsOf } from '../answers/words/concepts.ts';
import { plainly } from './said.ts';

/** Ways of stopping what is going on. */
const STOPPING: readonly RegExp[] = [
  /\b(?:cancel\w{0,8}|cancle|abort|never ?mind|nvm|scrap|scratch|disregard|ignore|discard|withdraw|halt|exit|stop|quit|enough)\b/i,
  /\b(?:changed? my mind|call it off|take it back|get me out|start over|go back|give up|not now|another time|later|rather not|second thought)\b/i,
  /\b(?:forget (?:it|that|about|the|i asked)|drop it|skip it|(?:leave|let) (?:it|that)|let's leave|wait,? no|delete my ticket)\b/i,
  /\b(?:do(?:n't| not)|did(?:n't| not)) (?:need|want|send|open|file|submit|create|bother|worry|mean|go ahead)\b/i,
  /\b(?:no (?:need|longer|ticket)|not (?:necessary|needed|what i wanted)|mistake|by accident)\b/i,
  /\b(?:works? now|working (?:again|now)|fixed itself|went away|sorted itself|figured it out|solved it|resolved|already helped)\b/i,
];

/** What may be stopped, and the words that come with it. */
const ABOUT = new Set(
  (
    'cancel cancelled canceled cancelling cancle abort never mind nevermind nvm scrap scratch disregard ignore discard withdraw halt exit stop quit enough ' +
    'change changed call take back get start started over go give up not now another time later rather second thought forget drop skip leave let ' +
    'wait delete ticket tickets request form report message last asked thing whole everything anything please need needed want wanted send ' +
    'open file submit create fill filling bother worry mean ahead necessary mistake accident clicked works work working again fixed itself went away ' +
    'sorted figured solved myself resolved already helped someone problem longer continue right maybe try actually any more anymore point all found got beginning'
  ).split(' '),
);

/** Whether these words stop what is going on, and say nothing else: "I want to quit my course" is about something else. */
export function isCancellation(text: string): boolean {
  const said = text.slice(0, 1_000).replaceAll('’', "'");
  return (
    STOPPING.some((way) => way.test(said)) && conceptsOf(said).every(({ asked }) => isAbout(asked))
  );
}

const isAbout = (asked: string): boolean =>
  asked.split(/[ -]/).every((word) => ABOUT.has(word) || word.includes("'"));

const GIVEN_UP =
  /^(?:(?:hm+|oh|ok|okay|no|wait|well|actually|sorry|please|you know what|it's ok|its ok|um|uh)[,.! ]+){0,4}(?:never ?mind|nvm|forget (?:it|that|about it)|cancel(?: it| this| that)?|don't bother|no need|(?:i|it|that|we)(?:'ve| have| has|'s| was| is)? (?:just |already |now )?(?:solved|fixed|figured|sorted)|(?:it |all )?(?:solved|fixed|resolved) (?:it |that )?(?:myself|now|itself)|(?:it )?works again)\b/u;
const MAX_GIVEN_UP = 120;

/** Whether somebody gives up the ticket where a text was asked for: "hmm never mind, solved it myself". */
export function isGivenUp(text: string): boolean {
  const said = plainly(text);
  return (
    said.length <= MAX_GIVEN_UP && GIVEN_UP.test(said) && isCancellation(said.replace(FILLERS, ''))
  );
}

const FILLERS = /^(?:(?:hm+|oh|um|uh|well|you know what)[,.! ]+){1,3}/u;
