/// <reference lib="dom" />

/** Who answers: the id stays the same when the page is loaded again, so that the chats do. */
export interface AgentIdentity {
  readonly agentId: string;
  readonly displayName: string;
}

const KEY = 'console-agent';

/** Returns who this tab's agent is; undefined before a name was given, and if the browser keeps nothing. */
export function recallAgent(): AgentIdentity | undefined {
  try {
    const kept = sessionStorage.getItem(KEY);
    return kept === null ? undefined : (JSON.parse(kept) as AgentIdentity);
  } catch {
    return undefined;
  }
}

/** Keeps the name of this tab's agent, under a new id. */
export function keepAgent(displayName: string): AgentIdentity {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const agentId = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const agent = { agentId, displayName };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(agent));
  } catch {
    // The agent has to give the name again after a reload.
  }
  return agent;
}
