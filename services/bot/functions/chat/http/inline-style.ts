import { createHash } from 'node:crypto';

/** Returns the `style-src` source that allows exactly this `<style>` content (CSP Level 3, hash source). */
export function styleSource(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}

/** Returns the content of the first `<style>` element of one of the chat's own pages. */
export function inlineStyle(html: string): string {
  const start = html.indexOf('<style>') + '<style>'.length;
  return html.slice(start, html.indexOf('</style>', start));
}
