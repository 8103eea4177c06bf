import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComposeProject, composeProject } from '../support/compose.ts';
import { awaitAnswer, countMails, fileTicket, uploadPage } from '../support/help-desk.ts';

let project: ComposeProject;
let ticketId: string;

beforeAll(async () => {
  project = await composeProject();
  await project.compose('up', '-d', '--build', '--wait', 'embedded');
  const { DocumentsBucket = '' } = await project.outputs('embedded');
  await uploadPage(project.awsUrl, DocumentsBucket, 'Zorbflax 42');
  ticketId = await fileTicket(project.webUrl);
  await awaitAnswer(project.webUrl, 'Zorbflax 42');
}, 600_000);

afterAll(() => project?.close(), 120_000);

const start = () => project.compose('up', '-d', '--no-build', '--wait', 'embedded');

async function expectAllIsKept(): Promise<void> {
  expect(await countMails(project.webUrl, ticketId)).toBe(1);
  await awaitAnswer(project.webUrl, 'Zorbflax 42');
}

describe('docker compose up embedded', () => {
  it('starts one container, one network and one volume', async () => {
    expect(await project.remains()).toHaveLength(3);
  });

  it('ends cleanly, and keeps tickets, mail and pages in its volume', async () => {
    await project.compose('stop', 'embedded');
    const { ExitCode } = (await project.inspect('embedded')).State;
    await project.compose('rm', '-f', 'embedded');
    await start();

    expect(ExitCode).toBe(0);
    await expectAllIsKept();
  });

  it('keeps them over a kill -9 of its container', async () => {
    await project.compose('kill', '-s', 'KILL', 'embedded');
    await start();

    await expectAllIsKept();
  });

  it('keeps them if the killed container is recreated', async () => {
    await project.compose('kill', '-s', 'KILL', 'embedded');
    await project.compose('up', '-d', '--no-build', '--force-recreate', '--wait', 'embedded');

    await expectAllIsKept();
  });

  it('stops on SIGTERM while it starts, and need not be killed', async () => {
    await project.compose('restart', 'embedded');
    await project.compose('stop', 'embedded');

    expect([0, 143]).toContain((await project.inspect('embedded')).State.ExitCode);
    await start();
  });

  it('leaves nothing after down -v with its profile', async () => {
    await project.compose('--profile', 'embedded', 'down', '-v');

    expect(await project.remains()).toStrictEqual([]);
  });
});
