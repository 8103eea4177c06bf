import type { MailProfile } from '../../routing/mail-profile.ts';
import { attachmentLines } from '../mailed-attachments.ts';
import { singleLine } from '../plain-text.ts';
import type { Ticket, TranscriptLine } from '../ticket.ts';
import type { Section } from './section.ts';
import { categoryLabel } from './subject.ts';

const MAX_VALUE_LENGTH = 400;
/** Of the bot's part, staff need the gist. */
const MAX_OF_BOT = 160;
/** Of people, all that they wrote. */
const MAX_OF_PEOPLE = 1_024;
/** The hours of that moment are over when the mail is read. */
const HOURS = /\s*Our staff are (?:not )?here[^.]*\./gu;

const withoutHours = (text: string): string => text.replace(HOURS, '');

/** A button of an offered section has the section's id as its value. */
const clientsLine = (text: string): string =>
  text.startsWith('show section ')
    ? '(opened a section that was offered)'
    : singleLine(text, MAX_OF_PEOPLE);

/** Returns what the mail says, in the order in which staff need it. */
export function sectionsOf(ticket: Ticket, profile: MailProfile): readonly Section[] {
  const { transcript = [], tried = [] } = ticket;
  const sections: Section[] = [
    { kind: 'words', lines: [introduction(ticket)] },
    { kind: 'said', text: wordsOf(ticket) },
    { kind: 'fields', title: 'About this ticket', rows: fieldsOf(ticket) },
    ...(answerHint(ticket, profile) ?? []),
  ];
  const files = attachmentLines(ticket);
  if (files.length > 0) sections.push({ kind: 'list', title: 'Files of the client', items: files });
  if (tried.length > 0)
    sections.push({ kind: 'list', title: 'What the bot tried', items: tried.map(oneLine) });
  if (transcript.length > 0) {
    const items = transcript.map(transcriptItem);
    const title = 'The conversation before, without passwords and the like';
    sections.push({ kind: 'list', title, items });
  }
  return sections;
}

function introduction({ requestor }: Ticket): string {
  const name = oneLine(requestor.name);
  const given = name === '' ? '' : `the name “${name}” and `;
  const proof = requestor.isProven ? 'proven by a code' : 'typed, not proven';
  return `The client gave ${given}the address ${requestor.email} (${proof}), and wrote:`;
}

/** The summary is the first line, unless the description says it as well. */
function wordsOf({ summary, description }: Ticket): string {
  const line = oneLine(summary);
  const isSaid = oneLine(description).toLowerCase().startsWith(line.toLowerCase());
  return isSaid ? description : [line, description].filter((text) => text !== '').join('\n\n');
}

/** Values may be a client's words. They come after a line of the bot that is no command, so they are none either. */
function fieldsOf(ticket: Ticket): (readonly [string, string])[] {
  const { route, requestor, category, course = '', recordedAt, ticketId } = ticket;
  const rows = [
    ['Name', requestor.name],
    [
      'Address',
      `${requestor.email} (${requestor.isProven ? 'proven by a code' : 'typed by the client, not proven'})`,
    ],
    ['Category', categoryLabel(category)],
    ['Course', course],
    ['Urgency', urgencyOf(ticket)],
    ['Queue', withEvidence(`${route.queue} by the rule “${route.rule}”`, evidenceOf(ticket))],
    ['Recorded', `${recordedAt.slice(0, 16).replace('T', ' ')} UTC`],
    ['Ticket', ticketId],
  ] as const;
  return rows
    .map(([label, value]) => [label, oneLine(value)] as const)
    .filter(([, value]) => value !== '');
}

/** Without commands, and without a proven address to reply to, the desk takes the bot for the client, and nobody reads what is sent to the bot. */
function answerHint({ requestor }: Ticket, profile: MailProfile): Section[] | undefined {
  if ((profile !== 'rt' && profile !== 'plain') || requestor.isProven) return undefined;
  const line = `Please answer to ${requestor.email}. A reply to this mail goes to the bot, which reads no mail.`;
  return [{ kind: 'words', lines: [line] }];
}

const SPEAKERS: Readonly<Record<TranscriptLine['by'], string>> = {
  client: 'Client',
  bot: 'Bot',
  agent: 'Staff',
  system: 'Note',
};

function transcriptItem({ at, by, text }: TranscriptLine): string {
  return `${at.slice(11, 16)} UTC ${SPEAKERS[by]}: ${saidBy(by, text)}`;
}

function saidBy(by: TranscriptLine['by'], text: string): string {
  if (by === 'client') return clientsLine(text);
  return by === 'bot'
    ? singleLine(withoutHours(text), MAX_OF_BOT)
    : singleLine(text, MAX_OF_PEOPLE);
}

/** What speaks for urgency is of interest only if it has won. */
function urgencyOf({ route: { urgency, urgencyEvidence } }: Ticket): string {
  if (urgency === 'normal') return 'normal';
  return urgencyEvidence.length > 0
    ? `high, because of: ${urgencyEvidence.join(', ')}`
    : 'high, as the client said in the chat';
}

/** A category that the client chose is in the name of its rule. */
const evidenceOf = ({ category, route }: Ticket): readonly string[] =>
  route.evidence.filter((one) => one !== category);

function withEvidence(what: string, evidence: readonly string[]): string {
  return evidence.length > 0 ? `${what} (${evidence.join(', ')})` : what;
}

function oneLine(text: string): string {
  return singleLine(text, MAX_VALUE_LENGTH);
}
