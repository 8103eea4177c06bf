/// <reference lib="dom" />
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Returns a ref whose element takes the focus when it appears, and returns it to where it was when it goes: what was
 * pressed may be gone by then, and the page would begin at its top.
 */
export function useFocusOf<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.focus();
    return () => {
      if (before instanceof HTMLElement) setTimeout(() => before.focus());
    };
  }, []);
  return element;
}
