import { tenant, type Person } from '../directory.ts';
import type { AadstsBody } from './aadsts.ts';
import { html, type Markup } from './html.ts';
import type { HttpReply } from './http-message.ts';
import type { PageContext } from './page-flow.ts';
import type { PageTexts } from './page-texts.ts';
import { pageReply } from './page.ts';

/** Names of the forms' fields; whoever fills them in without a browser needs them. */
export const formFields = {
  flow: 'flow',
  user: 'username',
  password: 'password',
  action: 'action',
  /** The code of a device; Entra ID's page calls it so. */
  userCode: 'otc',
} as const;

/** Values of the `action` field, one for each button. */
export const formActions = {
  signIn: 'sign-in',
  accept: 'accept',
  cancel: 'cancel',
  pick: 'pick',
} as const;

export interface SignInPageContent extends Omit<PageContext, 'describe'> {
  /** Already filled in. */
  user: string;
  people: readonly Person[];
  /** Show the list of people first. */
  picker: boolean;
  error?: AadstsBody & { title: string };
  redirectUri: string | undefined;
}

/** The page on which a person signs in. It needs no script. */
export function signInPage(content: SignInPageContent): HttpReply {
  const { error, texts } = content;
  const named = content.user.toLowerCase();
  const hint = content.people.find(({ address }) => address.toLowerCase() === named);
  const wrong = error ? html` aria-invalid="true" aria-describedby="error"` : undefined;
  return pageReply({
    status: 200,
    texts,
    title: texts.signInTo(tenant.displayName),
    formTargets: content.redirectUri === undefined ? [] : [new URL(content.redirectUri).origin],
    headers: { 'Set-Cookie': content.cookie },
    content: html`<h1>${texts.signIn}</h1>
      <p class="quiet">${texts.signInFor(tenant.clientName)}</p>
      ${error ? errorBox(error) : undefined} ${content.picker ? picker(content) : undefined}
      <form method="post" action="${content.action}">
        ${hiddenFlow(content)}
        <label for="username">${texts.userName}</label>
        <input
          id="username"
          name="${formFields.user}"
          type="email"
          autocomplete="username"
          spellcheck="false"
          maxlength="254"
          required
          value="${content.user}"
          ${wrong}${content.user === '' ? html` autofocus` : undefined}
        />
        <label for="password">${texts.password}</label>
        <input
          id="password"
          name="${formFields.password}"
          type="password"
          autocomplete="current-password"
          maxlength="256"
          required${wrong}${content.user === '' ? undefined : html` autofocus`}
        />
        <div class="buttons">
          <button class="primary" name="${formFields.action}" value="${formActions.signIn}">
            ${texts.signIn}
          </button>
          <button name="${formFields.action}" value="${formActions.cancel}" formnovalidate>
            ${texts.cancel}
          </button>
        </div>
      </form>
      ${hint ? html`<p class="note">${texts.passwordOf(hint.name)} <code>${hint.password}</code></p>` : undefined}`,
  });
}

/** A page that says why the sign-in cannot go on. Nothing on it leads anywhere. */
export function errorPage(
  status: number,
  title: string,
  error: AadstsBody,
  texts: PageTexts,
): HttpReply {
  return pageReply({
    status,
    texts,
    title: texts.troubleTab,
    content: html`<h1>${texts.trouble}</h1>
      ${errorBox({ ...error, title })}`,
  });
}

function picker(content: SignInPageContent): Markup {
  return html`<h2 id="people">${content.texts.pickPerson}</h2>
    <form method="post" action="${content.action}">
      ${hiddenFlow(content)}
      <input type="hidden" name="${formFields.action}" value="${formActions.pick}" />
      <ul aria-labelledby="people">
        ${content.people.map(
          (person) =>
            html`<li>
              <button name="${formFields.user}" value="${person.address}">
                ${person.name}<span>${person.address}</span>
              </button>
            </li> `,
        )}
      </ul>
    </form>
    <h2>${content.texts.typePerson}</h2>`;
}

/** Says which flow a form belongs to. */
export function hiddenFlow({ flow }: Pick<PageContext, 'flow'>): Markup {
  return html`<input type="hidden" name="${formFields.flow}" value="${flow}" />`;
}

/** What is wrong, with what a support engineer asks for. */
export function errorBox(error: AadstsBody & { title: string }): Markup {
  const [text = '', ...ids] = error.error_description.split('\r\n');
  return html`<div class="wrong" id="error" role="alert">
    <p><strong>${error.title}</strong></p>
    <p>${text}</p>
    <p class="quiet">${ids.join(' · ')}</p>
  </div>`;
}
