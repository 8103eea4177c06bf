import { type Html, html, renderConsolePage } from './html.ts';

/** Returns the page on which a person logs in; `isRefused` if the token was wrong. */
export function loginPage(isRefused: boolean): string {
  const refusal: Html = isRefused ? html`<p role="alert">That is not the token.</p>` : html``;
  return renderConsolePage(
    'Log in',
    html`${refusal}<form method="post" action="/console/login">
<p><label for="token">Token (CONSOLE_TOKEN)</label><br>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus></p>
<p><button>Log in</button></p>
</form>`,
  );
}

/** Returns the page for those who would need a token if there were one. */
export function closedPage(): string {
  return renderConsolePage(
    'Closed',
    html`<p>The console answers only the machine that it runs on. To open it to others, set CONSOLE_TOKEN.</p>`,
  );
}

/** Returns the page for those who come with an address that somebody has opened before. */
export function usedLinkPage(): string {
  return renderConsolePage(
    'This address was used',
    html`<p>It opens the console once. Stop support-bot console and start it again: it prints a new address.</p>`,
  );
}
