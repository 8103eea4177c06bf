import { useLocation } from 'preact-iso';
import type { AboutConsole } from '../console-area.ts';
import type { Area } from './areas.ts';

interface MenuProps {
  readonly about: AboutConsole;
  readonly areas: readonly Area[];
}

const GROUPS = ['Help desk', 'For developers'] as const;

/** Where one can go, and which bot this is. */
export function Menu({ about, areas }: MenuProps) {
  const { path } = useLocation();
  return (
    <nav class="menu" aria-label="Console">
      <p class="which">
        <a href="/console/">Support console</a>
        <span class="stack">
          {about.mode === 'aws' ? `${about.name} · ${about.region}` : 'On this machine'}
        </span>
      </p>
      {GROUPS.map((group) => (
        <MenuGroup
          key={group}
          title={group}
          path={path}
          areas={areas.filter((area) => area.group === group)}
        />
      ))}
      {about.chatUrl && (
        <p class="elsewhere">
          <a href={about.chatUrl} target="_blank" rel="noopener">
            Open the chat
          </a>
        </p>
      )}
    </nav>
  );
}

interface MenuGroupProps {
  readonly title: string;
  readonly path: string;
  readonly areas: readonly Area[];
}

function MenuGroup({ title, path, areas }: MenuGroupProps) {
  if (areas.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {areas.map((area) => {
          const href = `/console/${area.id}`;
          const isHere = path === href || path.startsWith(`${href}/`);
          return (
            <li key={area.id}>
              <a class="menu-link" href={href} aria-current={isHere ? 'page' : undefined}>
                {area.title}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
