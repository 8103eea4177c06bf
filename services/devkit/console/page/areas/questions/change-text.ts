import type { Change } from '../../../../questions/change.ts';

/** Says in a sentence what a change is. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'pin':
      return change.undo
        ? `“${change.question}” no longer always gets this section`
        : `“${change.question}” always gets this section`;
    case 'block':
      return change.undo
        ? `“${change.question}” may get this section again`
        : `“${change.question}” never gets this section`;
    case 'alsoAsked':
      return `This section is also found by “${change.lines.join('”, “')}”`;
    case 'page':
      return `A new page: ${change.title}`;
    case 'synonym':
      return change.undo
        ? `“${change.says.join('”, “')}” is no longer read as “${change.means}”`
        : `“${change.says.join('”, “')}” is read as “${change.means}”`;
    case 'utterance':
      return `“${change.text}” is an example of ${change.intent}`;
  }
}
