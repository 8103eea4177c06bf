import type { Damage } from '../../../base/durable/damage-report.ts';
import { type ConsolePage, sendPage } from '../../console/console-page.ts';
import { type Html, html, renderConsolePage } from '../../console/html.ts';

const HEADS = ['File', 'What is wrong', 'What that costs', 'What to do'];

/** Creates the page about damaged files of the data folder, with what to do about each. */
export function damageConsole(list: () => readonly Damage[]): ConsolePage {
  return {
    path: '/console/damage',
    title: 'Damaged files',
    plugin: async (app) => {
      app.get('/console/damage', async (_request, reply) => sendPage(reply, damagePage(list())));
    },
  };
}

function damagePage(damages: readonly Damage[]): string {
  if (damages.length === 0) {
    return renderConsolePage(
      'Damaged files',
      html`<p>No file was found damaged since the start.</p>`,
    );
  }
  return renderConsolePage(
    'Damaged files',
    html`<table>
<thead><tr>${HEADS.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${damages.map(row)}</tbody>
</table>`,
  );
}

function row({ path, problem, cost, remedy }: Damage): Html {
  const cells = [path, problem, cost, remedy];
  return html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
