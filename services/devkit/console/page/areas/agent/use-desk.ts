/// <reference lib="dom" />
import { useEffect, useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import type { Contact, DeskNotice } from './contact.ts';
import { afterNotice, type DeskState, EMPTY_DESK } from './desk-state.ts';

export interface Desk extends DeskState {
  /** Whether the page is connected: what it shows is what there is. */
  readonly isConnected: boolean;
  /** How often it was connected: what was said in between has to be read again. */
  readonly connections: number;
}

/** Follows the desk. After an interruption everything is loaded again, so that nothing is missed. */
export function useDesk(): Desk {
  const [state, setState] = useState(EMPTY_DESK);
  const [isConnected, setConnected] = useState(false);
  const [connections, setConnections] = useState(0);
  useEffect(() => {
    const stream = new EventSource('/console/api/agent/live');
    const load = async () => {
      const { contacts } = await callApi<{ readonly contacts: readonly Contact[] }>('/agent/');
      setState((before) => ({ ...before, contacts }));
      setConnected(true);
      setConnections((before) => before + 1);
    };
    stream.onopen = () => void load().catch(() => setConnected(false));
    stream.onerror = () => setConnected(false);
    stream.addEventListener('desk', ({ data }) => {
      const notice = JSON.parse(data) as DeskNotice;
      setState((before) => afterNotice(before, notice, Date.now()));
    });
    return () => stream.close();
  }, []);
  return { ...state, isConnected, connections };
}
