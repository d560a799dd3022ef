import { request as httpRequest } from 'node:http';
import { findForm } from '../../../../electron/cli/html-form.ts';
import type { PracticeTenant } from '../../../../electron/practice/types.ts';
import { httpsRequest, type HttpsAnswer } from '../../practice/https-request.ts';
import { redirectOf, submitSignIn } from '../../practice/sign-in.ts';

export const adele = { username: 'adele@contoso.example', password: 'Practice-Adele-1' };

/**
 * Opens the sign-in page and signs Adele in, or cancels, or declines what the app asks her for;
 * gives what goes to the app, whether it is a form or an address that is led to.
 */
export async function answerSignInPage(
  practice: PracticeTenant,
  url: string,
  action: 'sign-in' | 'cancel' | 'decline' = 'sign-in',
  person: { username: string; password: string } = adele,
): Promise<{ redirectUri: string; fields: URLSearchParams }> {
  const page = await httpsRequest(url, { ca: practice.ca });
  const first = action === 'decline' ? 'sign-in' : action;
  const next = await submitSignIn(practice, page, { ...person, action: first });
  const answer =
    action === 'decline' ? await submitSignIn(practice, next, { action: 'cancel' }) : next;
  if (answer.status === 302) {
    const redirect = redirectOf(answer);
    const fields = new URLSearchParams(redirect.search);
    redirect.search = '';
    return { redirectUri: redirect.href, fields };
  }
  const form = findForm(answer.body, url);
  if (!form) throw new Error(`This is no answer: ${answer.status}`);
  const fields = new URLSearchParams();
  for (const { name, value } of form.fields) fields.append(name, value);
  return { redirectUri: form.action, fields };
}

/** Types the code of a device and signs Adele in; then agrees, or does not. */
export async function answerDevicePage(
  practice: PracticeTenant,
  { userCode, verificationUri }: { userCode: string; verificationUri: string },
  action: 'accept' | 'cancel' = 'accept',
): Promise<HttpsAnswer> {
  const page = await httpsRequest(verificationUri, { ca: practice.ca });
  const signInPage = await submitSignIn(practice, page, { otc: userCode });
  const question = await submitSignIn(practice, signInPage, { ...adele, action: 'sign-in' });
  return submitSignIn(practice, question, { action });
}

/** Posts a form to the loopback address as a browser does; the status, or the error's code. */
export function postForm(redirectUri: string, fields: URLSearchParams): Promise<number | string> {
  return new Promise((resolve) => {
    const body = fields.toString();
    const request = httpRequest(
      redirectUri,
      {
        method: 'POST',
        agent: false,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
        },
        // The address is localhost's; what listens is at 127.0.0.1 only.
        family: 4,
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.name);
    });
    request.end(body);
  });
}
