import { describe, expect, it } from 'vitest';
import { exactness, holds, type Condition } from '../../../shared/diagnosis/condition.ts';
import type { Facts } from '../../../shared/diagnosis/facts/facts.ts';

const facts: Facts = {
  ...{ stage: 'auth', protocol: 'smtp', worksOver: ['imap'], signedInOver: ['imap'] },
  ...{ aadsts: [], oauth: [], reply: [], smtp: [535], enhanced: ['5.7.3'] },
  ...{
    audience: 'exchange',
    text: '535 5.7.3 authentication unsuccessful smtpclientauthentication',
  },
};

describe('a condition', () => {
  it.each<[string, Condition, boolean]>([
    ['asks for nothing', {}, true],
    ['asks for one of several values', { stage: ['mailbox', 'auth'] }, true],
    ['asks for another value', { stage: ['mailbox'] }, false],
    ['asks for a value in a list', { smtp: [421, 535] }, true],
    ['asks for a value that is not in the list', { smtp: [421] }, false],
    ['asks for a list that is empty', { aadsts: [50011] }, false],
    ['asks for all its parts', { stage: ['auth'], protocol: ['imap'] }, false],
    ['asks for a name in any case', { marks: ['SmtpClientAuthentication'] }, true],
    ['asks for a name that is not there', { marks: ['SendAsDenied'] }, false],
    ['asks for wording', { words: [/unsuccess/] }, true],
    ['asks that something does not hold', { not: { audience: ['graph'] } }, true],
    ['asks that none of several holds', { not: [{ stage: ['dns'] }, { smtp: [535] }] }, false],
  ])('%s', (_name, condition, expected) => {
    expect(holds(condition, facts)).toBe(expected);
  });

  it('never takes what is unknown for wrong, nor for right', () => {
    expect(holds({ tokenUser: ['other'] }, facts)).toBe(false);
    expect(holds({ tokenUser: ['same'] }, facts)).toBe(false);
    expect(holds({ not: { tokenUser: ['other'] } }, facts)).toBe(true);
  });

  it('is the more exact the more it asks for, facts before names before wording', () => {
    const conditions: Condition[] = [
      { stage: ['auth'], smtp: [535] },
      { stage: ['auth'], marks: ['x'] },
      { stage: ['auth'], words: [/x/] },
      { stage: ['auth'] },
      {},
    ];
    const values = conditions.map(exactness);
    expect(values).toEqual([...values].sort((one, other) => other - one));
    expect(new Set(values).size).toBe(values.length);
  });
});
