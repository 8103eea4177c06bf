import type { AboutConsole } from '../console-area.ts';
import type { Area } from './areas.ts';
import { PageHead } from './parts/page-head.tsx';

interface HomeProps {
  readonly about: AboutConsole;
  readonly areas: readonly Area[];
}

/** The first page: where to go. */
export function Home({ about, areas }: HomeProps) {
  return (
    <>
      <PageHead title="Support console" about={whose(about)} />
      <ul class="tiles">
        {areas.map(({ id, title }) => (
          <li key={id}>
            <a class="tile" href={`/console/${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function whose({ mode, name, region, signedAs }: AboutConsole): string {
  if (mode === 'local') return `The bot on this machine, with its data in ${name}.`;
  return `The stack ${name} in ${region}, with the rights of ${signedAs ?? 'your AWS credentials'}.`;
}
