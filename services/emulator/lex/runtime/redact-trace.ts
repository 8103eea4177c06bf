import type { HookTrace, TurnTrace } from './turn-trace.ts';

type Redact = (text: string) => string;

/**
 * Cleans every text in a trace by `redact`, and leaves the session's id out: who has it can speak in that session. The event
 * and the response of a code hook keep their shape.
 */
export function redactTrace(trace: TurnTrace, redact: Redact): TurnTrace {
  const clean = <T>(value: T): T => redactValue(value, redact) as T;
  return {
    ...trace,
    sessionId: null,
    said: clean(trace.said),
    ranking: trace.ranking.map((one) => ({ ...one, why: clean(one.why) })),
    hooks: trace.hooks.map((hook) => redactHook(hook, redact)),
    slots: clean(trace.slots),
    messages: clean(trace.messages),
    error: clean(trace.error),
  };
}

function redactHook(hook: HookTrace, redact: Redact): HookTrace {
  return {
    ...hook,
    outcome: redact(hook.outcome),
    request: redactValue(hook.request, redact) as object | null,
    response: hook.response === null ? null : redactResponse(hook.response, redact),
  };
}

function redactResponse(text: string, redact: Redact): string {
  try {
    return JSON.stringify(redactValue(JSON.parse(text), redact));
  } catch {
    return redact(text);
  }
}

function redactValue(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redactString(value, redact);
  if (Array.isArray(value)) return value.map((one) => redactValue(one, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'sessionId' ? null : redactValue(one, redact),
    ]),
  );
}

/** Session attributes and custom payloads are JSON in a string: what is cleaned there are its values, so that it stays JSON. */
function redactString(text: string, redact: Redact): string {
  return /^\s*[{[]/.test(text) ? redactResponse(text, redact) : redact(text);
}
