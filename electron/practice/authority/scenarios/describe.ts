import { describeAadsts, type AadstsBody } from '../aadsts.ts';
import type { AuthorityScenario } from './types.ts';

/**
 * How the last lines of a description are labelled. The German and Japanese words are those of
 * Microsoft's translated pages that quote such descriptions.
 */
const labels = {
  de: ['Ablaufverfolgungs-ID', 'Korrelations-ID', 'Zeitstempel'],
  ja: ['トレース ID', '相関 ID', 'タイムスタンプ'],
} as const;

/** A refusal's body as Entra ID writes it, with what Conditional Access adds. */
export type ScenarioBody = Omit<AadstsBody, 'error'> & {
  error: string;
  suberror?: string;
  claims?: string;
};

/**
 * Writes a scenario's refusal as Entra ID does.
 *
 * @param now milliseconds since 1970
 * @param requestId the client's `client-request-id`
 */
export function describeScenario(
  scenario: AuthorityScenario,
  now: number,
  requestId: string | undefined,
): ScenarioBody {
  const { number, error, text, language, suberror, claims } = scenario;
  const body = describeAadsts({ number, error: 'invalid_request', text }, now, requestId);
  return {
    ...body,
    error,
    error_description:
      language === undefined
        ? body.error_description
        : [
            `AADSTS${number}: ${text}`,
            `${labels[language][0]}: ${body.trace_id}`,
            `${labels[language][1]}: ${body.correlation_id}`,
            `${labels[language][2]}: ${body.timestamp}`,
          ].join('\r\n'),
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
  };
}
