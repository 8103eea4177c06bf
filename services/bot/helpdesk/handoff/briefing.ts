import type { TurnRecord } from '../conversations/turn-record.ts';
import { readOpening } from '../intake/read-opening.ts';
import { formIn } from '../intake/saved-form.ts';
import { saysWhat } from '../intake/says-what.ts';
import { singleLine } from '../tickets/plain-text.ts';
import { sentTicketIn } from '../tickets/sent-ticket.ts';
import type { TranscriptLine } from '../tickets/ticket.ts';
import { transcriptOf } from '../tickets/transcript.ts';
import type { HandoffBriefing } from './handoff.ts';

/** Amazon Connect takes 32 KB of attributes in all, keys included. In bytes of UTF-8. */
const MAX_TRANSCRIPT = 28 * 1024;
const MAX_SUMMARY = 250;
const MAX_OPENING = 1_024;
const MAX_NAME = 100;
const NAMELESS = 'Client';
const WISH = 'I would like to talk to a person.';

/** Returns what a person should know of a conversation before its client says the next word. `turns` are redacted. */
export function briefingOf(turns: readonly TurnRecord[]): HandoffBriefing {
  const lines = transcriptOf(turns);
  const said = lines.filter(({ by }) => by === 'client').map(({ text }) => text);
  const { summary } = formIn(turns.at(-1)?.attributes)?.answers ?? {};
  const problem = said.findLast(saysWhat);
  return {
    name: singleLine(nameIn(turns) ?? NAMELESS, MAX_NAME),
    summary: singleLine(summary ?? problem ?? WISH, MAX_SUMMARY),
    transcript: transcriptText(lines),
    opening: singleLine(problem ?? summary ?? said.at(-1) ?? WISH, MAX_OPENING),
  };
}

/** The name that was given with a ticket, or in passing: the newest first. */
function nameIn(turns: readonly TurnRecord[]): string | undefined {
  const { attributes } = turns.at(-1) ?? {};
  const told = formIn(attributes)?.answers.name ?? sentTicketIn(attributes)?.name;
  if (told !== undefined) return told;
  return turns
    .flatMap(({ said }) => (said && 'text' in said ? (readOpening(said.text).name ?? []) : []))
    .at(-1);
}

/** The newest lines that fit. */
function transcriptText(lines: readonly TranscriptLine[]): string {
  const texts: string[] = [];
  let room = MAX_TRANSCRIPT;
  for (const { at, by, text } of lines.toReversed()) {
    const line = `${at.slice(11, 16)} UTC ${SPEAKERS[by]}: ${text}`;
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    texts.unshift(line);
  }
  return texts.join('\n');
}

const SPEAKERS: Readonly<Record<TranscriptLine['by'], string>> = {
  client: 'Client',
  bot: 'Bot',
  agent: 'Staff',
  system: 'Note',
};
