import { tenant } from '../directory.ts';
import type { Clock } from '../tokens.ts';
import { aadsts, describeAadsts, type AadstsError } from './aadsts.ts';
import { deviceRefusals } from './aadsts-grants.ts';
import { deviceCodeSeconds, type DeviceCodeStore } from './device-codes.ts';
import { html } from './html.ts';
import { jsonReply, textReply, type HttpReply, type HttpRequest } from './http-message.ts';
import type { PageFlows, Step, StepResult } from './page-flow.ts';
import type { PageTexts } from './page-texts.ts';
import { pageReply } from './page.ts';
import { questionStep } from './question-step.ts';
import { readScopes } from './scopes.ts';
import { errorBox, formFields, hiddenFlow } from './sign-in-page.ts';
import { signInStep } from './sign-in-step.ts';
import { peopleOf } from './tenants.ts';

/** The longest code that is looked at: a code with a blank between any two characters fits. */
const maxTypedLength = 32;

/** The endpoint for devices without a browser, and the page on which a person enters the code. */
export interface DeviceAuthorization {
  /** Answers a request at `/oauth2/v2.0/devicecode` (RFC 8628 section 3.1). */
  issue(request: HttpRequest, tenantName: string): HttpReply;
  /** Answers a request at the verification URI (section 3.3). */
  page(request: HttpRequest, tenantName: string): HttpReply;
}

/** Makes the endpoints of RFC 8628. */
export function createDeviceAuthorization(options: {
  origin: string;
  deviceCodes: DeviceCodeStore;
  intervalSeconds: number;
  pages: PageFlows;
  now: Clock;
}): DeviceAuthorization {
  const { origin, deviceCodes, intervalSeconds, pages, now } = options;

  /** The page for the code; with a code that was typed wrong, it says so. */
  function codeStep(tenantName: string, typed: string, refused?: AadstsError): Step {
    return {
      show: (context) => {
        const { texts } = context;
        const wrong = refused && { ...context.describe(refused), title: context.texts.codeWrong };
        return pageReply({
          status: 200,
          texts,
          title: texts.enterCodeTab,
          headers: { 'Set-Cookie': context.cookie },
          content: html`<h1>${texts.enterCode}</h1>
            <p class="quiet">${texts.enterCodeLead}</p>
            ${wrong ? errorBox(wrong) : undefined}
            <form method="post" action="${context.action}">
              ${hiddenFlow(context)}
              <label for="otc">${texts.code}</label>
              <input
                id="otc"
                name="${formFields.userCode}"
                type="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="${String(maxTypedLength)}"
                required
                autofocus
                value="${typed}"
                ${wrong ? html` aria-invalid="true" aria-describedby="error"` : undefined}
              />
              <div class="buttons"><button class="primary">${texts.next}</button></div>
            </form>`,
        });
      },
      answer(form): StepResult {
        const code = (form.get(formFields.userCode) ?? '').slice(0, maxTypedLength);
        const found = deviceCodes.find(code);
        if (found === 'waiting') return { kind: 'step', step: personStep(tenantName, code) };
        const error =
          found === 'expired' ? deviceRefusals.userCodeExpired() : deviceRefusals.wrongUserCode();
        return { kind: 'step', step: codeStep(tenantName, code, error) };
      },
    };
  }

  function personStep(tenantName: string, code: string): Step {
    return signInStep({
      people: peopleOf(tenantName),
      loginHint: '',
      selectAccount: false,
      redirectUri: undefined,
      signedIn: (person) => ({
        kind: 'step',
        step: questionStep({
          title: (texts) => texts.confirmApp(tenant.clientName),
          content: (texts) =>
            html`<p>${texts.confirmElsewhere(person.address)}</p>
              <p class="quiet">${texts.confirmTrust}</p>`,
          accept: (texts) => texts.continue,
          accepted: (texts) => ({
            kind: 'end',
            reply: deviceCodes.answer(code, { kind: 'accepted', person })
              ? donePage(texts.done(tenant.clientName), texts)
              : donePage(texts.codeOver, texts),
          }),
          refused: (texts) => decline(code, texts),
        }),
      }),
      cancelled: (texts) => decline(code, texts),
    });
  }

  function decline(code: string, texts: PageTexts): HttpReply {
    deviceCodes.answer(code, { kind: 'declined' });
    return donePage(texts.notDone, texts);
  }

  return {
    issue(request, tenantName) {
      const refuse = (error: AadstsError, status = 400) =>
        jsonReply(status, describeAadsts(error, now(), request.requestId));
      const { form } = request;
      if (request.method !== 'POST') {
        const reply = refuse(aadsts.postOnly(), 405);
        return { ...reply, headers: { ...reply.headers, Allow: 'POST' } };
      }
      if (form.repeated !== undefined) return refuse(aadsts.malformedRequest());
      const clientId = form.get('client_id');
      if (clientId === undefined) return refuse(aadsts.missingParameter('client_id'));
      if (clientId.toLowerCase() !== tenant.clientId) {
        return refuse(aadsts.unknownClient(clientId.slice(0, 64)));
      }
      const reading = readScopes(form.get('scope') ?? '');
      if (!reading.ok) return refuse(reading.error);
      const { deviceCode, userCode } = deviceCodes.issue(reading.scopes);
      const verificationUri = `${origin}/${tenantName}/oauth2/deviceauth`;
      return jsonReply(200, {
        user_code: userCode,
        device_code: deviceCode,
        verification_uri: verificationUri,
        expires_in: deviceCodeSeconds,
        interval: intervalSeconds,
        message: `To sign in, use a web browser to open the page ${verificationUri} and enter the code ${userCode} to authenticate.`,
      });
    },

    page(request, tenantName) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return { ...textReply(405, 'Use GET.'), headers: { Allow: 'GET, HEAD' } };
      }
      const given = (request.query.get('otc') ?? '').slice(0, maxTypedLength);
      return pages.begin(request, tenantName, codeStep(tenantName, given));
    },
  };
}

function donePage(title: string, texts: PageTexts): HttpReply {
  return pageReply({
    status: 200,
    texts,
    title,
    content: html`<h1>${title}</h1>
      <p>${texts.mayClose}</p>`,
  });
}
