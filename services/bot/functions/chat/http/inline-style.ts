import { createHash } from 'node:crypto';

/** The `style-src` source that allows exactly this text of a `<style>` element (CSP level 3, hash source). */
export function styleSource(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}

/** The text of the first `<style>` element of a page of ours. */
export function inlineStyle(html: string): string {
  const start = html.indexOf('<style>') + '<style>'.length;
  return html.slice(start, html.indexOf('</style>', start));
}
