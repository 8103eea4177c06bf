/** Runs an action after a while, unless the returned function is called before. */
export type After = (ms: number, action: () => void) => () => void;

/** The browser's timers. */
export const realAfter: After = (ms, action) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};
