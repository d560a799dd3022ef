// One file for vitest, as in talk.test.ts.
import './handshake.cases.ts';
import './starttls.cases.ts';
