import { escapeHtml } from '../../../bot/helpdesk/escape-html.ts';
import type { TurnStory } from '../../../emulator/lex/runtime/turn-log.ts';
import { CONSOLE_HEADERS, type ConsolePage } from './console-page.ts';
import { consolePage } from './html.ts';

/** The last turns: what was understood, which rules decided, what the code hook did. Texts are redacted by whoever keeps the stories. */
export function turnsConsole(turns: () => readonly TurnStory[]): ConsolePage {
  return {
    path: '/console/turns',
    title: 'Turns',
    plugin: async (app) => {
      app.get('/console/turns', async (_request, reply) =>
        reply
          .headers(CONSOLE_HEADERS)
          .type('text/html; charset=utf-8')
          .send(turnsPage(turns().toReversed())),
      );
      app.get('/console/turns.json', async (_request, reply) =>
        reply.headers(CONSOLE_HEADERS).send(turns().toReversed()),
      );
    },
  };
}

function turnsPage(stories: readonly TurnStory[]): string {
  if (stories.length === 0) {
    return consolePage('Turns', '<p>Nobody has said anything since the start.</p>');
  }
  const heads = ['At (UTC)', 'Intent', 'Ranking', 'Steps', 'Code hook', 'Answer', 'ms'];
  const body = `<p>The last turns, newest first. <a href="/console/turns.json">As JSON</a></p>
<div class="wide"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${stories.map(row).join('\n')}</tbody>
</table></div>`;
  return consolePage('Turns', body);
}

function row(story: TurnStory): string {
  const hooks = story.hooks.map(
    ({ source, outcome, ms }) => `${source}: ${outcome}, ${Math.round(ms)} ms`,
  );
  const next = [story.dialogAction, story.slotToElicit].filter(Boolean).join(' ');
  const cells = [
    story.at.replace('T', ' ').replace(/\..*/, ''),
    `${story.intent ?? 'none'}${story.state ? ` (${story.state})` : ''}`,
    story.ranking.map(({ intent, score }) => `${intent} ${score}`).join('\n'),
    story.steps.join('\n'),
    hooks.join('\n'),
    story.error ?? `${next}, ${story.messageCount} messages`,
    String(Math.round(story.ms)),
  ];
  return `<tr>${cells.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
