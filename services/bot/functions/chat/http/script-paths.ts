/** The addresses of the scripts: the element, and what it loads when it is needed. */
export const SCRIPTS = ['/support-chat.js', '/support-chat-handoff.js'] as const;
export type ScriptPath = (typeof SCRIPTS)[number];
