import { inspect } from 'node:util';
import type { HookTrace, TraceMessage, TurnTrace } from '../../emulator/lex/runtime/turn-trace.ts';

const RANKED = 3;
// Text of a client or a handler must not control the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** Returns a trace for people: the user's text, its ranking, the steps, each hook's request and response, the reply. */
export function formatTrace(trace: TurnTrace): string {
  const { sessionId, localeId, operation, said, ms } = trace;
  return [
    `── ${operation} · session ${sessionId ?? '?'} · ${localeId} · ${ms.toFixed(1)} ms`,
    ...(said === null ? [] : [row('you', said)]),
    ...(trace.ranking.length > 0 ? [row('ranking', rankingOf(trace))] : []),
    ...trace.lines.map((line) => row('step', line)),
    ...trace.hooks.flatMap(hookLines),
    ...(trace.error === undefined ? [] : [row('error', trace.error)]),
    ...(trace.messages ?? []).map((message) => row('bot', messageText(message))),
    row('next', nextOf(trace)),
    '',
  ].join('\n');
}

function row(name: string, text: string): string {
  const lines = text.replace(CONTROLS, '\u00b7').split('\n');
  return lines.map((line, place) => `${(place === 0 ? name : '').padStart(9)}  ${line}`).join('\n');
}

function rankingOf({ ranking }: TurnTrace): string {
  return ranking
    .slice(0, RANKED)
    .map(({ intent, score, why }) => {
      const because = why.length > 0 ? `  (${why.join(', ')})` : '';
      return `${intent} ${score.toFixed(2)}${because}`;
    })
    .join('\n');
}

function hookLines({ source, outcome, ms, request, response }: HookTrace): readonly string[] {
  return [
    row('hook', `${source} → ${outcome}  (${ms.toFixed(0)} ms)`),
    row('request', pretty(request)),
    row('response', response === null ? 'nothing' : pretty(parsed(response))),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Prints as Node.js does, which is denser than JSON. */
function pretty(value: unknown): string {
  return inspect(value, { depth: 20, compact: 4, breakLength: 110, maxStringLength: 2000 });
}

function messageText({ contentType, content, imageResponseCard: card }: TraceMessage): string {
  if (!card) return contentType === 'PlainText' ? (content ?? '') : `${contentType}: ${content}`;
  const buttons = (card.buttons ?? []).map(({ text, value }) => `[${text} = ${value}]`);
  return [`card: ${card.title}`, ...buttons].join(' ');
}

function nextOf({ intent, state, dialogAction, slotToElicit, slots }: TurnTrace): string {
  const step = [dialogAction ?? 'nothing', slotToElicit].filter(Boolean).join(' ');
  const values = Object.entries(slots).map(([name, value]) => `${name}=${value}`);
  const about = intent === undefined ? '' : ` · ${intent} ${state ?? ''}`;
  return `${step}${about}${values.length > 0 ? ` · ${values.join(', ')}` : ''}`;
}
