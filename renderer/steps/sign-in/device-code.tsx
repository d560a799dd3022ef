import { Button } from '@fluentui/react-components';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { CopyableValue } from '../../components/copyable-value.tsx';
import { useNow } from '../../components/use-now.ts';
import { useMessages } from '../../messages-context.ts';
import type { Wizard } from '../../use-wizard.ts';
import { QrCode } from './qr-code.tsx';

interface DeviceCodeProps {
  wizard: Wizard;
  code: Extract<SignInProgress, { kind: 'device-code' }>;
}

/** The code to enter, where, and how long it is good. */
export function DeviceCode({ wizard, code }: DeviceCodeProps) {
  const text = useMessages().deviceCode;
  const { userCode, verificationUri } = code;
  return (
    <section className="card device-code" aria-label={text.title}>
      <div className="device-code-steps">
        <h2>{text.title}</h2>
        <div className="device-code-value">
          <code>{userCode}</code>
          <CopyButton wizard={wizard} text={userCode} what={text.codeLabel} />
        </div>
        <p>{text.where}</p>
        <CopyableValue wizard={wizard} value={verificationUri} what={verificationUri} />
        <div className="run-actions">
          <Button
            onClick={() => {
              wizard.openLink(verificationUri);
            }}
          >
            {text.open}
          </Button>
        </div>
        <TimeLeft expiresAt={code.expiresAt} />
        <p className="quiet">{text.warning}</p>
      </div>
      <figure className="device-code-picture">
        <QrCode text={verificationUri} label={text.qrLabel(verificationUri)} />
        <figcaption className="quiet">{text.qrHint}</figcaption>
      </figure>
    </section>
  );
}

/** How long the code is good; a timer is read on demand and not spoken each second. */
function TimeLeft({ expiresAt }: { expiresAt: string }) {
  const text = useMessages().deviceCode;
  const seconds = Math.ceil((Date.parse(expiresAt) - useNow(1_000)) / 1_000);
  return (
    <p role="timer">
      {seconds > 0 ? text.timeLeft(Math.floor(seconds / 60), seconds % 60) : text.over}
    </p>
  );
}
