/// <reference lib="dom" />
import type { ComponentType } from 'preact';
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import type { AboutConsole } from '../console-area.ts';
import { AREAS, type Area } from './areas.ts';
import { Home } from './home.tsx';
import { Menu } from './menu.tsx';
import { NotFound } from './not-found.tsx';
import { LoadedPart } from './parts/loaded-part.tsx';
import { useApi } from './use-api.ts';

const PAGES: ReadonlyMap<string, ComponentType> = new Map(
  AREAS.map(({ id, load }) => [id, lazy(async () => ({ default: await load() }))]),
);

/** The console: a menu of what the server offers, and the page of the address. */
export function App() {
  const about = useApi<AboutConsole>('/about');
  return (
    <LoadedPart of={about} what="the console">
      {(data) => <Console about={data} />}
    </LoadedPart>
  );
}

function Console({ about }: { readonly about: AboutConsole }) {
  const areas = AREAS.filter(({ id }) => about.areas.includes(id));
  return (
    <LocationProvider scope="/console">
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <div class="frame">
        <Menu about={about} areas={areas} />
        <main id="main" tabIndex={-1}>
          <ErrorBoundary>
            <Router>
              <Route path="/console/" component={() => <Home about={about} areas={areas} />} />
              {areas.map(routeOf)}
              <Route default component={NotFound} />
            </Router>
          </ErrorBoundary>
        </main>
      </div>
    </LocationProvider>
  );
}

/** One route for all addresses of an area: what is below is its parameter `below`, decoded. */
function routeOf({ id }: Area) {
  return <Route key={id} path={`/console/${id}/:below*`} component={PAGES.get(id) ?? NotFound} />;
}
