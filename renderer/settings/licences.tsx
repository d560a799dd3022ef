import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { PackageLicence } from '../../shared/licences.ts';
import { FailureCard } from '../components/failure-card.tsx';
import { LazyFold } from '../findings/lazy-fold.tsx';
import { useMessages } from '../messages-context.ts';
import type { Wizard } from '../use-wizard.ts';

/** Every package of others that is in this program, and its licence in full. */
export function Licences({ wizard }: { wizard: Wizard }) {
  const text = useMessages().aboutDialog;
  const { packages, error } = useLicences(wizard);
  return (
    <section className="card">
      <h3>{text.thirdParty}</h3>
      {error && <FailureCard error={error} />}
      {packages && (
        <>
          <p className="quiet">{text.thirdPartyText(packages.length)}</p>
          <div className="licences">
            {packages.map((each) => (
              <LazyFold
                key={`${each.name} ${each.version}`}
                className="licence"
                summary={
                  <>
                    {each.name} {each.version} <span className="quiet">{each.licence}</span>
                  </>
                }
              >
                <pre>{each.text ?? text.noText}</pre>
              </LazyFold>
            ))}
          </div>
        </>
      )}
      <p className="quiet">{text.runtime}</p>
    </section>
  );
}

function useLicences({ api }: Wizard): { packages?: readonly PackageLicence[]; error?: AppError } {
  const [answer, setAnswer] = useState<{
    packages?: readonly PackageLicence[];
    error?: AppError;
  }>({});
  useEffect(() => {
    let isCurrent = true;
    void api.readLicences().then((result) => {
      if (!isCurrent) return;
      setAnswer(result.ok ? { packages: result.value.packages } : { error: result.error });
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);
  return answer;
}
