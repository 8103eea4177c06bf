const CODE = '[a-z]{2,4}[ \\t*-]?[0-9]{3,4}[a-z]?\\b';
const PLACE =
  '(?:class|lecture |meeting |seminar |computer )?(?:rooms?|rm|halls?|theatres?|theaters?)|buildings?|bldg|lab(?:oratory|oratories|s)?|offices?|auditorium|in (?:the |my |our )?classroom';
/** "Room ELL 118", "in rooms ELL 118 and ELL 167", "room no. ELL 118"; "my lab, PHYS 102A" is a course. */
const ROOMS = new RegExp(
  `\\b(?:${PLACE})[.:]?[ \\t]{1,3}(?:(?:is|number|no|nr)\\.?:?[ \\t]{1,3})?(${CODE}(?:(?: ?[,/&] ?| and | or )${CODE}){0,5})`,
  'gi',
);
const EACH = new RegExp(CODE, 'gi');

/** Returns the codes that a text calls rooms, in capitals without spaces: after "room" and the like, no code is a course. */
export function roomsIn(text: string): ReadonlySet<string> {
  const runs = [...text.matchAll(ROOMS)].map(([, codes = '']) => codes);
  return new Set(runs.flatMap((codes) => codes.match(EACH) ?? []).map(plainCode));
}

/** A code as it is compared: "ell 118" is ELL118. */
export const plainCode = (code: string): string => code.toUpperCase().replace(/[\s*-]/gu, '');
