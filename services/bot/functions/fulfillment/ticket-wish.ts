/** Ways of asking for a ticket, a report or a person, rather than for the solution of a problem. */
const WISHES: readonly RegExp[] = [
  /\btickets?\b/i,
  /\b(?:open|file|create|submit|log|raise|start|send|make|place|put in) (?:\S+ ){0,3}(?:request|case|complaint|issue|incident)s?\b/i,
  /\breport(?:ing)? (?:\S+ ){0,3}(?:problem|issue|bug|error|fault|outage|incident|it|this|that)\b/i,
  /\b(?:escalate|follow up|look into|looked at|look at (?:it|this|that|my)|take a look|nothing helps|tried (?:everything|all)|not solve|support request)\b/i,
  /\b(?:somebody|someone|anybody|anyone|a person|a human|real person|technician|staff|your team|the team|an agent|it support|the support team|the help ?desk)\b/i,
  /^\W*(?:yes|yeah|yep|ok|okay|sure|go ahead|please)\b/i,
  /\b(?:complaint|work order|flag (?:a|this|it)|log (?:it|this)|technicians|support (?:team|staff)|to support|it people)\b/i,
  /\b(?:none of (?:that|this|the|it)|(?:that|this|it|nothing|these|they|steps?|page|answer) (?:did|does|do)(?:n't|nt| not) (?:help|solve|fix|work)|no difference|nothing (?:changed|works)|still (?:is|isn't|not) |still broken|(?:can't|cannot|can not|cant) (?:fix|solve) it|keeps coming back)\b/i,
  /\bplease (?:\S+ ){0,2}(?:fix|repair|recover|restore|check|correct|investigate)\b/i,
];

/**
 * Whether somebody asks in so many words for a ticket or a person. Otherwise what opens a ticket is a problem, and a help
 * page may know what to do about it.
 */
export function wishesTicket(text: string): boolean {
  const said = text.slice(0, 1_000);
  return WISHES.some((wish) => wish.test(said));
}

const TICKET =
  /\b(?:open|file|create|submit|raise|start|make|log|send in|put in)\s+(?:me\s+|us\s+)?(?:a|an|the|my|another|one more)?\s*(?:new\s+|urgent\s+)?(?:[a-z-]+\s+)?(?:ticket|support request|help request)\b/i;

/** The wish at the end or by itself: "… ticket please", "I want a ticket for that", "person pls". */
const TICKET_NOW =
  /\b(?:i |we )?(?:want|need|would like|prefer) (?:a|the) ticket\b|\btickets? (?:please|pls|plz|now|asap)\b|(?:^|[.,!;?]\s*)(?:an? )?ticket\W*$|\b(?:get|give) me (?:a |an )?(?:human|person|real)\b|(?:^|[.,!;?]\s*)(?:an? )?(?:real )?(?:person|human)(?: being)? (?:please|pls|plz|now)\W*$/i;

/** Whether a text asks for a ticket on what was spoken of, in a few words: "ticket please". */
export const asksForTicketNow = (text: string): boolean => TICKET_NOW.test(text.slice(0, 1_000));

/** Whether a text, however long, asks to open a ticket. */
export function asksForTicket(text: string): boolean {
  const said = text.slice(0, 1_000);
  return TICKET.test(said) || asksForTicketNow(text);
}
