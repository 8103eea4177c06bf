import type {
  Branch,
  BranchEnd,
  Conditional,
  DialogCodeHookInvocation,
  DialogState,
} from '../bot/model.ts';
import { conditionHolds } from './condition.ts';
import { say } from './messages.ts';
import type { Go, HookSite, Turn, World } from './turn.ts';
import { currentIntent } from './turn.ts';
import { overridden, resolveText } from './values.ts';

/** Where a branch stands: the code hook beside it, and where it leads when it says nothing. */
export interface BranchPlace {
  readonly name: string;
  readonly fallThrough: Go;
  readonly codeHook?: DialogCodeHookInvocation | undefined;
  readonly hookSite?: HookSite;
}

/** Takes a branch: says its response, then its first true condition, else its next step, else the default path. */
export function takeBranch(world: World, turn: Turn, branch: Branch, place: BranchPlace): Go {
  say(world, turn, branch.response);
  const isAsked = branch.nextStep?.dialogAction?.type === 'EvaluateConditional';
  if (branch.conditional && (branch.conditional.active || isAsked)) {
    return takeConditional(world, turn, branch.conditional, place);
  }
  return takeStep(world, turn, branch.nextStep, place);
}

function takeConditional(
  world: World,
  turn: Turn,
  conditional: Conditional,
  place: BranchPlace,
): Go {
  const match = conditional.conditionalBranches.find((branch) =>
    conditionHolds(world, turn, branch.expressionString),
  );
  const taken: BranchEnd | undefined = match ?? conditional.defaultBranch;
  turn.trail.push(`${place.name}: condition ${match ? `"${match.name}" is true` : 'default'}`);
  say(world, turn, taken?.response);
  return takeStep(world, turn, taken?.nextStep, place);
}

function takeStep(world: World, turn: Turn, step: DialogState | undefined, place: BranchPlace): Go {
  const type = step?.dialogAction?.type;
  if (!step || !type || type === 'EvaluateConditional') {
    applyOverrides(turn, step);
    return place.fallThrough;
  }
  turn.trail.push(`${place.name}: next step ${type}`);
  if (type === 'StartIntent') return startStep(turn, step);
  applyOverrides(turn, step);
  const suppressMessage = step.dialogAction?.suppressNextMessage ?? false;
  switch (type) {
    case 'ElicitSlot':
      return { to: 'elicitSlot', slot: step.dialogAction?.slotToElicit ?? '', suppressMessage };
    case 'InvokeDialogCodeHook':
      return hookStep(world, turn, place);
    case 'ConfirmIntent':
      return { to: 'confirm', suppressMessage };
    case 'FulfillIntent':
      return { to: 'fulfill' };
    case 'CloseIntent':
      return { to: 'closeIntent' };
    case 'ElicitIntent':
      return { to: 'elicitIntent' };
    case 'EndConversation':
      return { to: 'end' };
  }
}

/** The overrides of a StartIntent belong to the intent that starts. */
function startStep(turn: Turn, step: DialogState): Go {
  applyAttributes(turn, step);
  const overrides = Object.entries(step.intent?.slots ?? {});
  return {
    to: 'startIntent',
    intent: step.intent?.name ?? '',
    suppressMessage: step.dialogAction?.suppressNextMessage ?? false,
    slots: Object.fromEntries(overrides.map(([name, value]) => [name, overridden(turn, value)])),
  };
}

/** A hook that is switched off, or whose intent has dialog hooks off, leads straight to its success branch. */
function hookStep(world: World, turn: Turn, place: BranchPlace): Go {
  const { codeHook, hookSite } = place;
  if (!codeHook?.active || !hookSite) return place.fallThrough;
  const isEnabled = currentIntent(world, turn).dialogCodeHook?.enabled ?? false;
  if (isEnabled && codeHook.enableCodeHookInvocation) return { to: 'hook', hook: hookSite };
  turn.trail.push(`${place.name}: code hook is not enabled, success branch`);
  return takeBranch(world, turn, codeHook.postCodeHookSpecification.success, {
    name: `${place.name} hook success`,
    fallThrough: place.fallThrough,
  });
}

function applyOverrides(turn: Turn, step: DialogState | undefined): void {
  if (!step) return;
  applyAttributes(turn, step);
  const { intent } = turn.session;
  for (const [name, override] of Object.entries(step.intent?.slots ?? {})) {
    if (intent && Object.hasOwn(intent.slots, name))
      intent.slots[name] = overridden(turn, override);
  }
}

function applyAttributes(turn: Turn, step: DialogState): void {
  for (const [name, value] of Object.entries(step.sessionAttributes)) {
    const text = value === null ? undefined : resolveText(turn, value);
    if (text === undefined) delete turn.session.sessionAttributes[name];
    else turn.session.sessionAttributes[name] = text;
  }
}
