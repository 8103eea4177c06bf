/// <reference lib="dom" />

/** Copies a text. Resolves with the sentence that says whether it is copied. */
export async function copyText(text: string, what: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return `${what} is copied.`;
  } catch {
    // Refused in a frame without the permission, and missing on a page without TLS.
    return 'This page may not copy. Please select the text, and copy it.';
  }
}
