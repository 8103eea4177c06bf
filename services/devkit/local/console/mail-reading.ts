import { type Html, html } from '../../console/html.ts';
import { describeReading } from '../../rt/describe-reading.ts';
import { gatewayOf } from '../../rt/mail-gateway.ts';
import { readMail } from '../../rt/read-mail.ts';
import type { Reading } from '../../rt/reading.ts';
import { unknownSite } from '../../rt/site.ts';

/**
 * Returns what Request Tracker makes of a mail, if the address leads to a queue of it: where everyone may command by mail,
 * and where nobody may.
 */
export function mailReading(raw: Uint8Array, address: string): Html {
  const open = readFor(raw, address, 'everyone');
  const closed = readFor(raw, address, 'off');
  const facts = new Map(describeReading(closed).facts);
  const rows = describeReading(open).facts.map(
    ([label, value]) =>
      html`<tr><th scope="row">${label}</th><td>${value}</td><td>${facts.get(label) ?? 'none'}</td></tr>`,
  );
  return html`<h2>In Request Tracker</h2>
<p>What becomes of it if ${address} is the address of a queue.</p>
<div class="wide" tabindex="0" role="region" aria-label="In Request Tracker"><table>
<thead><tr><th scope="col">Commands by mail</th><th scope="col">for everyone</th><th scope="col">off</th></tr></thead>
<tbody>
<tr><th scope="row">Becomes</th><td>${describeReading(open).headline}</td><td>${describeReading(closed).headline}</td></tr>
${rows}
<tr><th scope="row">Why</th><td>${why(open)}</td><td>${why(closed)}</td></tr>
</tbody>
</table></div>
<p>The rules are in docs/rt-rules.md. With your settings: support-bot mail explain FILE.eml.</p>`;
}

function readFor(raw: Uint8Array, address: string, allowed: 'everyone' | 'off'): Reading {
  const { queue, site } = gatewayOf(address);
  const commands = { allowed, header: undefined, onlyHeaders: false };
  return readMail(raw, queue, unknownSite(site, commands));
}

function why({ rules }: Reading): readonly Html[] {
  return rules.map(({ row, says }) => html`${row}: ${says}<br>`);
}
