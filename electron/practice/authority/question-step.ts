import type { Markup } from './html.ts';
import { html } from './html.ts';
import type { HttpReply } from './http-message.ts';
import type { Step, StepResult } from './page-flow.ts';
import { pageReply } from './page.ts';
import { formActions, formFields, hiddenFlow } from './sign-in-page.ts';

/** A page that asks one thing with two answers. */
export interface Question {
  title: string;
  content: Markup;
  accept: string;
  /** Where the answer leads, for the page's policy. */
  redirectUri?: string | undefined;
  accepted(): StepResult;
  refused(): HttpReply;
}

/** Asks; whatever is not a clear yes is a no. */
export function questionStep(question: Question): Step {
  return {
    show: (context) =>
      pageReply({
        status: 200,
        title: `${question.title} (practice)`,
        formTargets:
          question.redirectUri === undefined ? [] : [new URL(question.redirectUri).origin],
        headers: { 'Set-Cookie': context.cookie },
        content: html`<h1>${question.title}</h1>
          ${question.content}
          <form method="post" action="${context.action}">
            ${hiddenFlow(context)}
            <div class="buttons">
              <button class="primary" name="${formFields.action}" value="${formActions.accept}">
                ${question.accept}
              </button>
              <button name="${formFields.action}" value="${formActions.cancel}">Cancel</button>
            </div>
          </form>`,
      }),
    answer: (form) =>
      form.get(formFields.action) === formActions.accept
        ? question.accepted()
        : { kind: 'end', reply: question.refused() },
  };
}
