import { plainly } from './said.ts';

/** What happens, or what somebody did: it is for the description. */
const STATEMENT =
  /^(?:(?:and|but|also|oh|well|so|actually|sorry|ps|p\.s|just|no|yes)[,:. ]+){0,3}(?:(?:i|we) (?:(?:also|already|just|only|even|then|now) ){0,2}(?:tried|try|see|saw|get|got|use|used|have|had|did|was|am on|am using|am in|cleared|restarted|rebooted|installed|work on|live|teach|can't|cannot|cant|couldn't|noticed|checked|called|asked)\b|it(?:'s| is| was)? (?:also )?(?:for|in|on|at|works?|worked|happens|happened|started|only happens|says|said|shows|did|does|doesn't|still|stopped)\b|its for\b|(?:still |only |also )?works? (?:in|on|with|for|from)\b|(?:does not|doesn't) work (?:in|on|with|for|from)\b|you can (?:call|reach|phone|ring|text|find) me\b|my (?:phone|friends?|classmates?|students?|colleagues?|browser|laptop|computer|course|class|student number)\b|the (?:exam|class|deadline|error|page|screen|course|lecture) (?:is|was|says|said|shows|starts|at)\b)/u;
/** What is to be done, what is thought of the bot, and talk about the values. */
const COMMAND =
  /^(?:(?:and|but|also|oh|well|so|ok|okay|then|actually|sorry|please|no|yes|wait|just|kindly|now|hey|hmm?|um)[,:.! ]+){0,4}(?:remove|delete|drop|take|change|make|put|replace|send|submit|show|go|open|edit|rewrite|shorten|translate|tell|let|give|write|use|can|could|would|will|should|do|don't|dont|fix|set|undo|help|call it|forget|stop|wait|cancel|look|read|say|try|ask|why|what|who|how|i want|i need|i'd like|i would like|i mean|i meant|i think|i don't|i'm|i am|you|the (?:name|e-?mail|address|category|summary|title|subject|description|text|ticket)\b|my (?:name|e-?mail|address)\b|thank|thanks|this (?:is|form|bot)|that|hello|hi)\b/u;
const OF_SENDING = /\b(?:send|sent|submit|ticket|form|bot|cancel)\b/u;
/** A sentence says something of somebody or something: two words without a verb are none. */
const VERB =
  /\b(?:is|are|was|were|has|have|had|it's|its|i|we|they|he|she|works?|worked|happens?|happened|says?|said|shows?|tried|uses?|fails?|failed|starts?|ends?|n't|does|did|keeps?|can't|cannot|cant|doesn't|doesnt|don't|gets?|got|need|needs|section|course|class|room|phone|version|error|since|because|due)\b|\d/u;
const MAX_COMMAND_WORDS = 8;

/** Whether a text plainly says what happened, or something that staff can use. */
export const isStatement = (text: string): boolean => STATEMENT.test(plainly(text));

/** Whether a text is a command to the bot, words about the form, or says nothing that staff could use. */
export function isCommand(text: string): boolean {
  const said = plainly(text);
  if (COMMAND.test(said) || !VERB.test(said)) return true;
  return said.split(' ').length <= MAX_COMMAND_WORDS && OF_SENDING.test(said);
}
