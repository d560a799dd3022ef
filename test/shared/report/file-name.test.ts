import { expect, test } from 'vitest';
import { reportFileName } from '../../../shared/report/file-name.ts';
import { passedRun } from '../run-records.ts';

test.each([
  ['Scanner on floor 2', 'Scanner-on-floor-2-2026-11-21-0100-passed.txt'],
  ['../../etc/passwd', 'etc-passwd-2026-11-21-0100-passed.txt'],
  ['a<b>:"/\\|?*', 'a-b-2026-11-21-0100-passed.txt'],
  ['CON', 'report-CON-2026-11-21-0100-passed.txt'],
  ['...', 'report-2026-11-21-0100-passed.txt'],
  ['複合機', '複合機-2026-11-21-0100-passed.txt'],
  ['x'.repeat(100), `${'x'.repeat(60)}-2026-11-21-0100-passed.txt`],
])('the file of %j is %s', (name, fileName) => {
  const record = passedRun();
  record.connection.name = name;
  expect(reportFileName({ kind: 'run', record }, 'text')).toBe(fileName);
});
