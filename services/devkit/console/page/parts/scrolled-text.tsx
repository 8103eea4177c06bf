import type { ComponentChildren } from 'preact';

interface ScrolledTextProps {
  /** What it is, said by screen readers. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Text as it is written, in a box of its own. It can be scrolled and selected by the keyboard. */
export function ScrolledText({ label, children }: ScrolledTextProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1).
    <section tabIndex={0} aria-label={label} class="scrolled-text">
      <pre>{children}</pre>
    </section>
  );
}
