import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../shared/diagnosis/diagnose.ts';
import { groupByCause } from '../../../shared/diagnosis/same-cause.ts';
import { findingTexts } from '../../../shared/messages/findings.en.ts';
import { bare, recordedRun, type RunChanges } from './runs.ts';

function groups(changes: RunChanges): string[][] {
  const { failures } = diagnose(recordedRun(changes));
  return groupByCause(failures, findingTexts).map(({ first, same }) =>
    [first, ...same].map(({ protocol }) => protocol),
  );
}

const all = [bare.imap(), bare.pop(), bare.smtp()];

describe('failures with the same cause', () => {
  it('are put together where it is said in the same words', () => {
    const token = { audience: 'https://graph.microsoft.com' };
    expect(groups({ token, checks: all })).toEqual([['imap', 'pop', 'smtp']]);
  });

  it('stay apart where what is to be done differs by protocol', () => {
    expect(groups({ token: { scopes: ['User.Read'] }, checks: all })).toEqual([
      ['imap'],
      ['pop'],
      ['smtp'],
    ]);
  });

  it('are not put together where nothing was recognised', () => {
    const unknown = diagnose(recordedRun({ checks: all })).failures.map((failure) => ({
      ...failure,
      recognised: false,
    }));
    expect(groupByCause(unknown, findingTexts)).toHaveLength(3);
  });
});
