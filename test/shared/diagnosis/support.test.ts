import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../shared/diagnosis/diagnose.ts';
import type { SupportFacts } from '../../../shared/diagnosis/finding.ts';
import type { PartialCheck } from '../../../shared/diagnosis/partial-run.ts';
import { bare, failed, recordedRun } from './runs.ts';

function support(check: PartialCheck): SupportFacts | undefined {
  return diagnose(recordedRun({ checks: [check] })).failures[0]?.support;
}

describe('what support asks for', () => {
  it('is the server and the time that end SMTP’s reply', () => {
    expect(support(bare.smtp())).toEqual({
      ...{ time: '2026-11-21T00:59:58.123Z', host: 'smtp.office365.com' },
      server: 'AM0PR02CA0134.eurprd02.prod.outlook.com',
    });
  });

  it('is the host name behind a refused message', () => {
    const said = '554 5.2.2 mailbox full [Hostname=VI1PR05MB0283.eurprd05.prod.outlook.com]';
    expect(support(failed('smtp', { stage: 'send', said }))?.server).toBe(
      'VI1PR05MB0283.eurprd05.prod.outlook.com',
    );
  });

  it('is the name that the greeting of IMAP carries', () => {
    const name = Buffer.from('AM0PR02CA0134.eurprd02.prod.outlook.com', 'utf16le');
    const check = bare.imap();
    const [line] = check.transcript;
    const greeting = { n: 1, stage: 'greeting', kind: 'received' } as const;
    const text = `* OK The Microsoft Exchange IMAP4 service is ready. [${name.toString('base64')}]`;
    const transcript = line
      ? [
          { ...line, ...greeting, text },
          { ...line, n: 2 },
        ]
      : [];
    expect(support({ ...check, transcript })?.server).toBe(
      'AM0PR02CA0134.eurprd02.prod.outlook.com',
    );
  });

  it('is what Entra ID numbered', () => {
    const ids = {
      traceId: 'ce8f7f5d-14b1-428b-a9a3-8faa37d98400',
      correlationId: '9c1e2f30-1111-4222-8333-444455556666',
    };
    const detail = `AADSTS50034: no.\r\nTrace ID: ${ids.traceId}\r\nCorrelation ID: ${ids.correlationId}`;
    const run = {
      signIn: { outcome: 'failed', error: { code: 'signin/refused', detail } },
    } as const;
    expect(diagnose(run).failures[0]?.support).toMatchObject(ids);
  });
});
