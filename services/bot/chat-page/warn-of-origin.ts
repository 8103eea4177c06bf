/// <reference lib="dom" />

/** The browser hides from the page why it may not talk to another origin: those who embed the chat must look here. */
export function warnOfOrigin(api: string): void {
  const { origin } = location;
  if (api === '' || api === origin || !navigator.onLine) return;
  console.warn(
    `support-chat: ${api} cannot be reached from this page. If it is up, add ${origin} to its EMBED_ORIGINS.`,
  );
}
