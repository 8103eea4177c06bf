import type { Change } from './change.ts';
import { isQuestion } from './questions.ts';
import { readAddress } from './read-address.ts';
import { plainly } from './said.ts';

/** Ways of saying that replies go to an address. */
const OF_REPLIES =
  /\b(?:my|wrong|correct|right|real|new|the|other|different) (?:\w+ )?(?:e-?mail|mail|address)\b|\b(?:e-?mail|mail|address) (?:is|should|was|has)\b|^(?:e-?mail|mail|address)\b|\b(?:use|instead)\b|\brepl(?:y|ies)\b|\b(?:write|mail|e-?mail|reach|contact|answer|send) (?:it |them |that )?to me\b|\b(?:reach|contact|mail|e-?mail|answer) me\b|\bchange\b.{0,40}\bto\b|\b(?:should be|i meant?|meant)\b/;
/** Words that come with an address alone. */
const ALONE =
  /^(?:(?:no|wait|sorry|oops|oh|please|actually|it|is|it's|its|that's|this|rather|better|ok|but|then|that|was|not|mine|thanks|thank|you)(?: |$)){0,8}$/;
/** Somebody else is meant as well. */
const OTHERS =
  /\b(?:cc|bcc|copy|too|also|as well|both|and (?:to )?(?:him|her|them|me|my)|to (?:him|her|them)|supervisor|colleague)\b/;
const MAX_ASKED_WORDS = 5;

/**
 * What a text with an address wants: replies go there if it says so or is nothing else; a few words more are asked about, and
 * whatever says more is for the description. Undefined without an address, and for a question.
 */
export function addressChange(line: string): Change | undefined {
  const found = readAddress(line);
  const address = found.kind === 'several' ? meantOf(line, found.addresses) : addressOf(found);
  if (address === undefined || isQuestion(line)) return undefined;
  const rest = plainly(line.replace(/\S*@\S*/gu, ' '))
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const isMore = OTHERS.test(rest);
  if (!isMore && (ALONE.test(rest) || OF_REPLIES.test(rest) || found.kind === 'several'))
    return { kind: 'set', field: 'email', value: address };
  return rest.split(' ').length <= MAX_ASKED_WORDS
    ? { kind: 'askAddress', text: address }
    : { kind: 'add', text: line.trim() };
}

const addressOf = (found: ReturnType<typeof readAddress>): string | undefined =>
  found.kind === 'one' ? found.address : undefined;

/** "ana@… no wait that's my old one, use ana.p@…": the second is meant. "ana@… or if that fails …": the first. */
function correctedTo(
  line: string,
  [first = '', second = '']: readonly string[],
): string | undefined {
  const from = line.toLowerCase().indexOf(first.toLowerCase()) + first.length;
  const between = line.slice(from, line.toLowerCase().lastIndexOf(second.toLowerCase()));
  if (/\b(?:no|wait|sorry|oops|old|wrong|actually|rather|instead|use|meant?)\b/iu.test(between))
    return second;
  return /\b(?:or|otherwise|if (?:that|it))\b/iu.test(between) ? first : undefined;
}

/** Of two addresses the one that is meant: "ana@… not anna@…". */
export function meantOf(line: string, addresses: readonly string[]): string | undefined {
  const [, other] =
    /\b(?:not|instead of|rather than) (?:\w+ ){0,2}<?([^\s,;<>]+@[^\s,;<>]+)/iu.exec(line) ?? [];
  if (addresses.length !== 2) return undefined;
  if (other === undefined) return correctedTo(line, addresses);
  return addresses.find((one) => !other.toLowerCase().startsWith(one.toLowerCase()));
}
