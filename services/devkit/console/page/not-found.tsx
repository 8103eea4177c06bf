import { PageHead } from './parts/page-head.tsx';

/** For an address that the console does not have. */
export function NotFound() {
  return (
    <>
      <PageHead title="No such page" />
      <p>
        The console has nothing at this address. <a href="/console/">To the first page</a>
      </p>
    </>
  );
}
