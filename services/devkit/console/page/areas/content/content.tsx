import { useLocation } from 'preact-iso';
import './content.css';
import { HoursPage } from './hours-page.tsx';
import { NoticePage } from './notice-page.tsx';
import { RoutingPage, UrgentPage } from './text-page.tsx';

const PARTS = [
  ['notice', 'Notice line'],
  ['hours', 'Hours'],
  ['routing', 'Routing table'],
  ['urgent', 'Urgent words'],
] as const;

const PAGES = {
  notice: NoticePage,
  hours: HoursPage,
  routing: RoutingPage,
  urgent: UrgentPage,
} as const;

/** What staff set without a deploy: the notice line, the hours, the routing table and the urgent words. */
export function ContentPage() {
  const { path } = useLocation();
  const [, name = 'notice'] = /^\/console\/content\/(\w+)\/?$/.exec(path) ?? [];
  const part = PARTS.find(([id]) => id === name)?.[0] ?? 'notice';
  const Part = PAGES[part];
  return (
    <>
      <nav class="tabs" aria-label="Content">
        <ul>
          {PARTS.map(([id, title]) => (
            <li key={id}>
              <a
                class="tab"
                href={`/console/content/${id}`}
                aria-current={id === part ? 'page' : undefined}
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Part />
    </>
  );
}
