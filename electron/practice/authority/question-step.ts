import type { Markup } from './html.ts';
import { html } from './html.ts';
import type { HttpReply } from './http-message.ts';
import type { Step, StepResult } from './page-flow.ts';
import type { PageTexts } from './page-texts.ts';
import { pageReply } from './page.ts';
import { formActions, formFields, hiddenFlow } from './sign-in-page.ts';

/** A page that asks one thing with two answers. */
export interface Question {
  title(texts: PageTexts): string;
  content(texts: PageTexts): Markup;
  accept(texts: PageTexts): string;
  /** Where the answer leads, for the page's policy. */
  redirectUri?: string | undefined;
  accepted(texts: PageTexts): StepResult;
  refused(texts: PageTexts): HttpReply;
}

/** Asks; whatever is not a clear yes is a no. */
export function questionStep(question: Question): Step {
  return {
    show: ({ texts, ...context }) =>
      pageReply({
        status: 200,
        texts,
        title: question.title(texts),
        formTargets:
          question.redirectUri === undefined ? [] : [new URL(question.redirectUri).origin],
        headers: { 'Set-Cookie': context.cookie },
        content: html`<h1>${question.title(texts)}</h1>
          ${question.content(texts)}
          <form method="post" action="${context.action}">
            ${hiddenFlow(context)}
            <div class="buttons">
              <button class="primary" name="${formFields.action}" value="${formActions.accept}">
                ${question.accept(texts)}
              </button>
              <button name="${formFields.action}" value="${formActions.cancel}">
                ${texts.cancel}
              </button>
            </div>
          </form>`,
      }),
    answer: (form, texts) =>
      form.get(formFields.action) === formActions.accept
        ? question.accepted(texts)
        : { kind: 'end', reply: question.refused(texts) },
  };
}
