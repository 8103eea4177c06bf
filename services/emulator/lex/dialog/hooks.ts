import type { HookBranches, Intent } from '../bot/model.ts';
import type { DialogContext, HookSite } from './turn.ts';
import { intentNamed, slotNamed } from './turn.ts';

const SILENT: HookBranches = { success: {}, failure: {}, timeout: {} };

/** Bots without next steps call their dialog hook once for each input. */
export function hasUserInputHook(context: DialogContext, intent: Intent): boolean {
  return context.locale.dialogEngine === 'priority' && (intent.dialogCodeHook?.enabled ?? false);
}

const HAS_BRANCHES: readonly HookSite['at'][] = [
  'initial',
  'capture',
  'confirmation',
  'fulfillment',
];

/** The branches that follow a hook; empty where the place has none. */
export function branchesAfter(context: DialogContext, hook: HookSite): HookBranches {
  if (!HAS_BRANCHES.includes(hook.at)) return SILENT;
  const intent = intentNamed(context.locale, hook.intent);
  switch (hook.at) {
    case 'initial':
      return intent.initialResponseSetting?.codeHook?.postCodeHookSpecification ?? SILENT;
    case 'capture':
      return captureHook(intent, hook)?.postCodeHookSpecification ?? SILENT;
    case 'confirmation':
      return intent.intentConfirmationSetting?.codeHook?.postCodeHookSpecification ?? SILENT;
    case 'fulfillment':
      return intent.fulfillmentCodeHook?.postFulfillment ?? SILENT;
    default:
      return SILENT;
  }
}

function captureHook(intent: Intent, hook: HookSite) {
  const slot = slotNamed(intent, hook.slot ?? '');
  return slot.valueElicitationSetting.slotCaptureSetting?.codeHook;
}

/** How long Lex waits for a hook: 30 seconds, or a fulfilment's own limit. */
export function timeoutSecondsOf(context: DialogContext, hook: HookSite): number {
  if (hook.at !== 'fulfillment') return 30;
  return intentNamed(context.locale, hook.intent).fulfillmentCodeHook?.timeoutInSeconds ?? 30;
}
