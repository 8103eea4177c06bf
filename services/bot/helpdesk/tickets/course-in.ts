import { roomsIn } from '../routing/rooms.ts';

const CODE = /\b([A-Z]{2,4})[ *-]?([0-9]{3,4}[A-Z]?)\b/g;
const MAX_LENGTH = 20_000;

/** What is followed by three or four digits and is no subject: errors, programs, rooms, units, times and numbers to call. */
const OTHERS = new Set(
  (
    'AM APP BOX BUG CAD CODE CPU DNS EDT ERR EST EUR EXT FALL FAX JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC GB GBP GMT GPU HDD HTTP ID IOS IP ISO KB LAB LAN LINE MAC MB MFA MIN ' +
    'MS NO OS PDF PDT PIN PM PO PORT PST QR RAM RFC RM ROOM RT SSD SSL SSO TAB TEL TLS TV USB USD UTC VM VPN WIN'
  ).split(' '),
);

/**
 * Returns the code of the course that a text is about, as in a timetable: `BIOL225` is "BIOL 225". Only codes in capitals
 * count, because "room 112" looks like one, and none that the text calls a room. Undefined if there is none, or more than one.
 */
export function courseIn(text: string): string | undefined {
  const read = text.slice(0, MAX_LENGTH);
  const rooms = roomsIn(read);
  const codes = [...read.matchAll(CODE)].flatMap(([, subject = '', number]) =>
    OTHERS.has(subject) || rooms.has(`${subject}${number}`) ? [] : [`${subject} ${number}`],
  );
  const [course, ...others] = new Set(codes);
  return others.length === 0 ? course : undefined;
}
