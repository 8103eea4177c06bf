import { escapeHtml } from '../../../bot/helpdesk/escape-html.ts';
import type { FunctionState } from '../../../emulator/aws/lambda/service.ts';
import { CONSOLE_HEADERS, type ConsolePage } from './console-page.ts';
import { consolePage } from './html.ts';

/** The functions: how often they ran and failed, their processes, the hash of the code that runs. */
export function functionsConsole(list: () => readonly FunctionState[]): ConsolePage {
  return {
    path: '/console/functions',
    title: 'Functions',
    plugin: async (app) => {
      app.get('/console/functions', async (_request, reply) =>
        reply.headers(CONSOLE_HEADERS).type('text/html; charset=utf-8').send(functionsPage(list())),
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
  return consolePage(
    'Functions',
    `<div class="wide"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${functions.map(row).join('\n')}</tbody>
</table></div>`,
  );
}

function row(state: FunctionState): string {
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
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}
