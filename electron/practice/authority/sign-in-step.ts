import { isAddress } from '../../../shared/text/validators.ts';
import { findPerson, type Person } from '../directory.ts';
import { aadsts, type AadstsError } from './aadsts.ts';
import type { HttpReply } from './http-message.ts';
import type { Step, StepResult } from './page-flow.ts';
import type { PageTexts } from './page-texts.ts';
import { sameText } from './same-text.ts';
import { formActions, formFields, signInPage } from './sign-in-page.ts';

/** What a sign-in is for. */
export interface SignInPurpose {
  /** Who may sign in here. */
  people: readonly Person[];
  loginHint: string;
  /** Show the list of people whoever is hinted at. */
  selectAccount: boolean;
  /** Where the sign-in ends, for the page's policy; none where it ends on a page. */
  redirectUri: string | undefined;
  signedIn(person: Person, texts: PageTexts): StepResult;
  cancelled(texts: PageTexts): HttpReply;
}

/** The page on which a person signs in. */
export function signInStep(
  purpose: SignInPurpose,
  user = purpose.loginHint,
  refused?: AadstsError,
): Step {
  return {
    show: (context) =>
      signInPage({
        ...context,
        user,
        people: purpose.people,
        picker: user === '' || purpose.selectAccount,
        redirectUri: purpose.redirectUri,
        ...(refused
          ? { error: { ...context.describe(refused), title: context.texts.wrongInput } }
          : {}),
      }),
    answer(form, texts) {
      const named = (form.get(formFields.user) ?? '').trim().slice(0, 254);
      switch (form.get(formFields.action)) {
        case formActions.cancel:
          return { kind: 'end', reply: purpose.cancelled(texts) };
        case formActions.pick:
          return { kind: 'step', step: signInStep({ ...purpose, selectAccount: false }, named) };
        case undefined:
        default: {
          const known = findPerson(named);
          const person = known && purpose.people.includes(known) ? known : undefined;
          if (person && sameText(person.password, form.get(formFields.password) ?? '')) {
            return purpose.signedIn(person, texts);
          }
          const wrong =
            person || !isAddress(named)
              ? aadsts.wrongPassword()
              : known
                ? aadsts.wrongKindOfAccount(named)
                : aadsts.unknownUser(named);
          return { kind: 'step', step: signInStep(purpose, named, wrong) };
        }
      }
    },
  };
}
