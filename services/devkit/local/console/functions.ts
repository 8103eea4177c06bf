import type { FunctionState } from '../../../emulator/aws/lambda/service.ts';
import { type ConsolePage, sendPage } from './console-page.ts';
import { type Html, html, renderConsolePage } from './html.ts';

/** Creates the page about the functions: how often they ran and failed, their processes, the hash of their code. */
export function functionsConsole(list: () => readonly FunctionState[]): ConsolePage {
  return {
    path: '/console/functions',
    title: 'Functions',
    plugin: async (app) => {
      app.get('/console/functions', async (_request, reply) =>
        sendPage(reply, functionsPage(list())),
      );
    },
  };
}

function functionsPage(functions: readonly FunctionState[]): string {
  const heads = [
    'Function',
    'Invocations',
    'Errors',
    'Throttled',
    'Processes',
    'Limits',
    'Code SHA-256',
  ];
  return renderConsolePage(
    'Functions',
    html`<div class="wide"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${functions.map(row)}</tbody>
</table></div>`,
  );
}

function row(state: FunctionState): Html {
  const { lastError, processes } = state;
  const errors = lastError
    ? `${state.errors} (last: ${lastError.type}, ${lastError.at.toISOString()}, request ${lastError.requestId})`
    : String(state.errors);
  const cells = [
    state.name,
    String(state.invocations),
    errors,
    String(state.throttles),
    `${processes.busy} busy, ${processes.idle} idle`,
    `${state.timeoutSeconds} s, ${state.memoryMb} MB`,
    state.codeSha256,
  ];
  return html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
