import {
  CARD_KINDS,
  type Card,
  type CardContact,
  type CardField,
  type CardKind,
  type CardLink,
  type Place,
} from './card.ts';
import { documentHref, isDocId, videoHref } from './document-href.ts';

/**
 * Parses the content of a `CustomPayload` as a card, and adds links for its ids.
 * Returns undefined for anything else: another bot's payload, another version, invalid JSON.
 */
export function parseCard(content: string): Card | undefined {
  const value = parseJson(content);
  if (!isRecord(value) || value.v !== 1 || !isKind(value.kind)) return undefined;
  const docId = typeof value.docId === 'string' && isDocId(value.docId) ? value.docId : undefined;
  const place = parsePlace(value.place);
  return {
    v: 1,
    kind: value.kind,
    ...(docId !== undefined && linksOf(docId, place)),
    ...strings(value, ['title', 'quote', 'savedAt', 'ticketId', 'id', 'state', 'trace']),
    ...(place !== undefined && { place }),
    also: Array.isArray(value.also) ? value.also.flatMap(parseLink) : [],
    ...(Array.isArray(value.contacts) && { contacts: value.contacts.flatMap(parseContact) }),
    ...(Array.isArray(value.fields) && { fields: value.fields.flatMap(parseField) }),
    ...(isNonNegative(value.step) && isNonNegative(value.of) && { step: value.step, of: value.of }),
  };
}

function linksOf(docId: string, place: Place | undefined): Pick<Card, 'docId' | 'href' | 'video'> {
  const isVideo = place !== undefined && 'startSeconds' in place;
  return { docId, href: documentHref(docId, place), ...(isVideo && { video: videoHref(docId) }) };
}

/** A contact without a label or without a way to reach it helps nobody. */
function parseContact(value: unknown): CardContact[] {
  if (!isRecord(value)) return [];
  const { id = '', label } = strings(value, ['id', 'label']);
  const ways = strings(value, ['phone', 'email', 'url', 'place']);
  return label === undefined || Object.keys(ways).length === 0 ? [] : [{ id, label, ...ways }];
}

function parseField(value: unknown): CardField[] {
  if (!isRecord(value)) return [];
  const { name, label, value: said } = strings(value, ['name', 'label', 'value']);
  return name === undefined || label === undefined ? [] : [{ name, label, value: said ?? '' }];
}

function parseLink(value: unknown): CardLink[] {
  if (!isRecord(value) || typeof value.docId !== 'string' || !isDocId(value.docId)) return [];
  if (typeof value.title !== 'string') return [];
  const place = parsePlace(value.place);
  const href = documentHref(value.docId, place);
  return [{ docId: value.docId, title: value.title, ...(place !== undefined && { place }), href }];
}

function parsePlace(value: unknown): Place | undefined {
  if (!isRecord(value)) return undefined;
  if (typeof value.anchor === 'string' && value.anchor !== '') return { anchor: value.anchor };
  if (isNonNegative(value.page)) return { page: value.page };
  if (isNonNegative(value.startSeconds)) return { startSeconds: value.startSeconds };
  return undefined;
}

/** Returns those of the named members that are strings. */
function strings<Name extends string>(
  value: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found = names.filter((name) => typeof value[name] === 'string');
  return Object.fromEntries(found.map((name) => [name, value[name]])) as Record<Name, string>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isKind(value: unknown): value is CardKind {
  return CARD_KINDS.some((kind) => kind === value);
}

function isNonNegative(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
