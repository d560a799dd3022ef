import { randomBytes } from 'node:crypto';
import type { Clock } from '../tokens.ts';
import { aadsts, describeAadsts, type AadstsBody, type AadstsError } from './aadsts.ts';
import { createExpiringMap } from './expiring-map.ts';
import { textReply, type HttpReply, type HttpRequest, type Parameters } from './http-message.ts';
import { sameText } from './same-text.ts';
import { textsFor, type PageTexts } from './page-texts.ts';
import { errorPage, formFields } from './sign-in-page.ts';

/** As long as a person may take over the pages. */
const flowLifetimeMs = 10 * 60_000;

/** More than one administrator's tries leave open; the oldest give way. */
const maxFlows = 200;

/** `__Host-`: only this origin can set it, only over TLS, for the whole origin. */
const cookieName = '__Host-practice-browser';
const cookieSyntax = /^[A-Za-z0-9_-]{43}$/;

/** What a page needs so that its form leads back to its flow. */
export interface PageContext {
  /** Names the flow that the server keeps; unguessable. */
  flow: string;
  /** Where the form goes: a path on this server. */
  action: string;
  cookie: string;
  texts: PageTexts;
  /** Writes a refusal for the page. */
  describe(error: AadstsError): AadstsBody;
}

/** One page of several that lead a person somewhere, and what follows from its form. */
export interface Step {
  show(context: PageContext): HttpReply;
  /** @param texts in which whatever page follows speaks */
  answer(form: Parameters, texts: PageTexts): StepResult;
}

export type StepResult = { kind: 'step'; step: Step } | { kind: 'end'; reply: HttpReply };

/** A sequence of pages between the first and whatever it ends with. */
interface Flow {
  step: Step;
  tenantName: string;
  /** The browser that was given the first page; no other may post a form. */
  browser: string;
  requestId: string | undefined;
  texts: PageTexts;
}

/** The pages of one authority. */
export interface PageFlows {
  /** Answers with the first page. */
  begin(request: HttpRequest, tenantName: string, step: Step): HttpReply;
  /** Answers a page's form. */
  submit(request: HttpRequest): HttpReply;
}

/**
 * Makes what leads persons through pages.
 *
 * @param origin of the authority; forms posted from elsewhere are refused
 */
export function createPageFlows({ origin, now }: { origin: string; now: Clock }): PageFlows {
  const flows = createExpiringMap<Flow>({ lifetimeMs: flowLifetimeMs, maxEntries: maxFlows, now });

  function show(id: string, flow: Flow): HttpReply {
    return flow.step.show({
      flow: id,
      action: `/${flow.tenantName}/login`,
      texts: flow.texts,
      cookie: `${cookieName}=${flow.browser}; Path=/; Secure; HttpOnly; SameSite=Strict`,
      describe: (error) => describeAadsts(error, now(), flow.requestId),
    });
  }

  return {
    begin(request, tenantName, step) {
      const known = request.cookie(cookieName);
      const flow: Flow = {
        step,
        tenantName,
        browser: known !== undefined && cookieSyntax.test(known) ? known : randomName(),
        requestId: request.requestId ?? request.query.get('client-request-id'),
        texts: textsFor(request.query.get('ui_locales'), request.acceptLanguage),
      };
      const id = randomName();
      flows.set(id, flow);
      return show(id, flow);
    },

    submit(request) {
      if (request.method !== 'POST') {
        return { ...textReply(405, 'Use POST.'), headers: { Allow: 'POST' } };
      }
      const { form } = request;
      const id = form.get(formFields.flow);
      const flow = id === undefined ? undefined : flows.get(id);
      const texts = flow?.texts ?? textsFor(undefined, request.acceptLanguage);
      const expired = () =>
        errorPage(
          400,
          texts.expired,
          describeAadsts(aadsts.signInExpired(), now(), request.requestId),
          texts,
        );
      if (id === undefined || !flow || form.repeated !== undefined) return expired();
      // The form must come from the page itself, in the browser that was given it.
      if (request.origin !== undefined && request.origin !== origin) return expired();
      if (!sameText(request.cookie(cookieName) ?? '', flow.browser)) return expired();

      const result = flow.step.answer(form, texts);
      if (result.kind === 'end') {
        flows.delete(id);
        return result.reply;
      }
      flow.step = result.step;
      return show(id, flow);
    },
  };
}

/** 256 random bits. */
function randomName(): string {
  return randomBytes(32).toString('base64url');
}
