import type { ErrorCode, RefusalFacts } from '../../shared/errors.ts';
import type { FlowId } from '../../shared/flows.ts';

/** One kind of refusal: any of its numbers, or any of OAuth's words for it, in any of its flows. */
interface Kind {
  code: ErrorCode;
  /** AADSTS numbers. Source: Microsoft, "Microsoft Entra authentication and authorization error codes". */
  numbers?: readonly number[];
  /** OAuth's own codes. */
  errors?: readonly string[];
  /** Only with these flows; with all where it is absent. */
  flows?: readonly FlowId[];
}

/**
 * "Not from here": the device must be managed or known, which only the system's own browser can
 * prove. Also AzureAD/MSAL.PS issue 51 for the device code.
 */
const needsDevice = [50097, 50129, 53000, 53001];

/**
 * The kinds that are told apart, the first that fits wins. Policies and what only an administrator
 * may stand before the person's "no", because they come with `access_denied` too.
 */
const kinds: readonly Kind[] = [
  // 53003 is what Conditional Access answers where it blocks this flow as such (Azure/azure-cli
  // issue 32420): a browser may succeed. With other flows it blocks access, and no flow helps.
  {
    code: 'signin/device-code-blocked',
    flows: ['device-code'],
    numbers: [...needsDevice, 53003],
  },
  { code: 'signin/needs-browser', flows: ['window'], numbers: needsDevice },
  {
    code: 'signin/blocked-by-policy',
    numbers: [...needsDevice, 50005, 53002, 53003, 530032, 530035],
  },
  // Busy, failing for the moment, or asked too often (RFC 6749 section 4.1.2.1).
  {
    code: 'signin/unavailable',
    numbers: [50033, 50196, 90006, 90024, 90033, 90055],
    errors: ['temporarily_unavailable'],
  },
  { code: 'tenant/other-cloud', numbers: [50049, 90038, 900382, 900383, 900384, 900432] },
  { code: 'tenant/not-found', numbers: [90002], errors: ['invalid_tenant'] },
  // Nobody consented, or nobody but an administrator may.
  { code: 'consent/missing', numbers: [65001, 90094, 90095, 900941] },
  { code: 'credential/wrong-secret', numbers: [7000215] },
  { code: 'credential/expired-secret', numbers: [7000222] },
  { code: 'credential/wrong-certificate', numbers: [700027] },
  // Elsewhere 50012 says no more than that authentication failed.
  { code: 'credential/wrong-certificate', flows: ['certificate'], numbers: [50012] },
  { code: 'signin/code-used', numbers: [54005] },
  // RFC 8628 section 3.5, and what Entra ID says for it; 70008 is the code of a sign-in page.
  {
    code: 'signin/code-expired',
    numbers: [70008, 70019, 70020],
    errors: ['expired_token', 'code_expired'],
  },
  // RFC 6749 section 4.1.2.1, and Entra ID's word for it with a device code.
  {
    code: 'signin/denied',
    numbers: [65004, 70017],
    errors: ['access_denied', 'authorization_declined'],
  },
];

/**
 * Which failure a refusal is. Numbers are hints, never a promise: what none of them names is
 * `signin/refused`, beside which the server's own words stand.
 *
 * @param error OAuth's code as it came
 */
export function refusalCode(
  { numbers }: Pick<RefusalFacts, 'numbers'>,
  error: string,
  flow: FlowId | undefined,
): ErrorCode {
  const found = kinds.find(
    (kind) =>
      (kind.flows === undefined || (flow !== undefined && kind.flows.includes(flow))) &&
      (kind.errors?.includes(error) === true ||
        numbers.some((number) => kind.numbers?.includes(number))),
  );
  return found?.code ?? 'signin/refused';
}
