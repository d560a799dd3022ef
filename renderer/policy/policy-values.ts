import { languageIds, languageNames } from '../../shared/language-ids.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { PolicyField } from '../../shared/policy/policy.ts';
import type { PolicyView } from '../../shared/policy/policy-view.ts';
import { proxyText } from '../../shared/policy/proxy.ts';

/** What a field is set to, in words. */
export function policyValue(
  field: PolicyField,
  { policy, authorities }: PolicyView,
  messages: Messages,
): string {
  const text = messages.policy;
  switch (field) {
    case 'cloud':
      return policy.cloud === undefined ? '' : messages.tenant.clouds[policy.cloud].name;
    case 'tenant':
      return policy.tenant ?? '';
    case 'clientId':
      return policy.clientId ?? '';
    case 'allowedFlows':
      return (policy.allowedFlows ?? [])
        .map((flow) => messages.signIn.flows[flow].name)
        .join(' · ');
    case 'neverKeepTokens':
      return policy.neverKeepTokens === true ? text.neverKeep : text.mayKeep;
    case 'proxy':
      return policy.proxy ? proxyText(policy.proxy) : '';
    case 'authorities':
      return text.authorities(authorities);
    case 'updateFeed':
      return policy.updateFeed === '' ? text.noFeed : (policy.updateFeed ?? '');
    case 'language': {
      const id = languageIds.find((each) => each === policy.language);
      return id === undefined ? (policy.language ?? '') : languageNames[id];
    }
  }
}
