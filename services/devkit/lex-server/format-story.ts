import { inspect } from 'node:util';
import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { HookStory, TurnStory } from '../../emulator/lex/runtime/turn-log.ts';

const RANKED = 3;
// What a client or a handler sent must not steer the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
/** A turn's story for people: what was said, how it was ranked, the steps, each hook's request and response, the reply. */
export function formatStory(story: TurnStory): string {
  const { sessionId, localeId, operation, said, ms } = story;
  return [
    `── ${operation} · session ${sessionId ?? '?'} · ${localeId} · ${ms.toFixed(1)} ms`,
    ...(said === null ? [] : [row('you', said)]),
    ...(story.ranking.length > 0 ? [row('ranking', rankingOf(story))] : []),
    ...story.steps.map((step) => row('step', step)),
    ...story.hooks.flatMap(hookLines),
    ...(story.error === undefined ? [] : [row('error', story.error)]),
    ...(story.messages ?? []).map((message) => row('bot', messageText(message))),
    row('next', nextOf(story)),
    '',
  ].join('\n');
}

function row(name: string, text: string): string {
  const lines = text.replace(CONTROLS, '\u00b7').split('\n');
  return lines.map((line, place) => `${(place === 0 ? name : '').padStart(9)}  ${line}`).join('\n');
}

function rankingOf({ ranking }: TurnStory): string {
  return ranking
    .slice(0, RANKED)
    .map(({ intent, score, why }) => {
      const because = why.length > 0 ? `  (${why.join(', ')})` : '';
      return `${intent} ${score.toFixed(2)}${because}`;
    })
    .join('\n');
}

function hookLines({ source, outcome, ms, request, response }: HookStory): readonly string[] {
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

/** As Node.js prints objects: denser than JSON. */
function pretty(value: unknown): string {
  return inspect(value, { depth: 20, compact: 4, breakLength: 110, maxStringLength: 2000 });
}

function messageText({ contentType, content, imageResponseCard: card }: Message): string {
  if (!card) return contentType === 'PlainText' ? (content ?? '') : `${contentType}: ${content}`;
  const buttons = (card.buttons ?? []).map(({ text, value }) => `[${text} = ${value}]`);
  return [`card: ${card.title}`, ...buttons].join(' ');
}

function nextOf({ intent, state, dialogAction, slotToElicit, slots }: TurnStory): string {
  const step = [dialogAction ?? 'nothing', slotToElicit].filter(Boolean).join(' ');
  const values = Object.entries(slots).map(([name, value]) => `${name}=${value}`);
  const about = intent === undefined ? '' : ` · ${intent} ${state ?? ''}`;
  return `${step}${about}${values.length > 0 ? ` · ${values.join(', ')}` : ''}`;
}
