import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { AssistantApi } from '../../shared/assistant-api.ts';
import type { RequestOf } from '../../shared/ipc.ts';
import type { TenantReport } from '../../shared/tenant-report.ts';

export type TenantQuestion = RequestOf<'tenant:check'>;

/** What is known of the tenant. Each answer knows its question, so that a stale one is seen. */
export type TenantCheckState =
  | { kind: 'none' }
  | { kind: 'asking'; question: TenantQuestion }
  | { kind: 'cancelled' }
  | { kind: 'found'; question: TenantQuestion; report: TenantReport }
  | { kind: 'failed'; question: TenantQuestion; error: AppError };

export interface TenantCheck {
  state: TenantCheckState;
  ask: (question: TenantQuestion) => void;
  cancel: () => void;
}

/** Asks the authority for a tenant, one question at a time; leaving the page ends the question. */
export function useTenantCheck(api: AssistantApi): TenantCheck {
  const [state, setState] = useState<TenantCheckState>({ kind: 'none' });
  /** The question whose answer is awaited; what comes for another one is dropped. */
  const awaited = useRef<TenantQuestion>(undefined);

  useEffect(
    () => () => {
      if (!awaited.current) return;
      awaited.current = undefined;
      void api.cancelTenantCheck();
    },
    [api],
  );

  async function ask(question: TenantQuestion) {
    awaited.current = question;
    setState({ kind: 'asking', question });
    const result = await api.checkTenant(question);
    if (awaited.current !== question) return;
    awaited.current = undefined;
    if (result.ok) setState({ kind: 'found', question, report: result.value });
    else setState({ kind: 'failed', question, error: result.error });
  }

  function cancel() {
    if (!awaited.current) return;
    awaited.current = undefined;
    setState({ kind: 'cancelled' });
    void api.cancelTenantCheck();
  }

  return { state, ask: (question) => void ask(question), cancel };
}

/** True when an answer to one question is also one to the other. */
export function sameQuestion(one: TenantQuestion, other: TenantQuestion): boolean {
  return (
    one.cloud === other.cloud &&
    one.authority === other.authority &&
    one.practice === other.practice &&
    one.tenant.toLowerCase() === other.tenant.toLowerCase()
  );
}
