import { stringify } from 'yaml';
import type { Conversation, Expectation, Turn } from './conversation.ts';

/** Writes conversations as YAML, as parseConversations reads them. */
export function writeConversations(conversations: readonly Conversation[]): string {
  const list = conversations.map(({ name, locale, turns }) => ({
    name,
    locale,
    turns: turns.map(turnOf),
  }));
  return stringify(list.length === 1 ? list[0] : list, { lineWidth: 100 });
}

function turnOf({ action, send, waitMs, expect }: Turn): object {
  return {
    ...(waitMs === undefined ? {} : { wait: durationOf(waitMs) }),
    [action.kind]: action.text,
    ...(send ? { send } : {}),
    ...(Object.keys(expect).length > 0 ? { expect: expectationOf(expect) } : {}),
  };
}

function expectationOf(expect: Expectation): object {
  const { text } = expect;
  return text instanceof RegExp ? { ...expect, text: String(text) } : expect;
}

function durationOf(ms: number): string {
  return `${Math.round(ms / 1000)}s`;
}
