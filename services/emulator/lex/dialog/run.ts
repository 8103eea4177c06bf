import { confirmationFailed, confirmIntent } from './confirm-intent.ts';
import { elicitationFailed, elicitSlot } from './elicit-slot.ts';
import {
  closeIntent,
  defaultPath,
  elicitIntent,
  endConversation,
  fulfill,
} from './finish-intent.ts';
import { startIntent } from './start-intent.ts';
import { DialogError, type Go, type Step, type Turn, type World } from './turn.ts';

const MAX_HOPS = 50;

/** Follows a dialog from one place to the next until it has to wait. Throws DialogError after 50 hops. */
export function run(world: World, turn: Turn, start: Go): Step {
  let go = start;
  for (;;) {
    turn.hops += 1;
    if (turn.hops > MAX_HOPS) throw endlessLoop(turn);
    const next = hop(world, turn, go);
    if ('kind' in next) return next;
    go = next;
  }
}

function hop(world: World, turn: Turn, go: Go): Go | Step {
  switch (go.to) {
    case 'startIntent':
      return startIntent(world, turn, go);
    case 'default':
      return defaultPath(world, turn);
    case 'elicitSlot':
      return elicitSlot(world, turn, go);
    case 'elicitationFailed':
      return elicitationFailed(world, turn, go.slot);
    case 'confirm':
      return confirmIntent(world, turn, go.suppressMessage);
    case 'confirmationFailed':
      return confirmationFailed(world, turn);
    case 'fulfill':
      return fulfill(world, turn);
    case 'closeIntent':
      return closeIntent(world, turn);
    case 'elicitIntent':
      return elicitIntent(turn);
    case 'end':
      return endConversation(turn);
    case 'hook':
      return { kind: 'invokeHook', turn, hook: go.hook, proposed: undefined };
  }
}

function endlessLoop(turn: Turn): DialogError {
  const circle = [...new Set(turn.trail.slice(-8))].join(' → ');
  return new DialogError(`The dialog goes in a circle (${MAX_HOPS} steps in one turn): ${circle}`);
}
