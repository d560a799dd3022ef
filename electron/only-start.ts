import { randomUUID } from 'node:crypto';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What is asked of Electron. */
interface Lockable {
  requestSingleInstanceLock: () => boolean;
  getPath: (name: 'userData') => string;
}

/**
 * Whether this start goes on: no other one has this profile. Electron's lock is a link in the profile's
 * folder, and where that cannot be made it says the same as where another start holds it; the program
 * would then end without a word. Without a lock nothing of the profile can be written either, so two
 * that run at the same time spoil nothing.
 */
export function mayStart(app: Lockable): boolean {
  return app.requestSingleInstanceLock() || !canBeLocked(app.getPath('userData'));
}

/** Windows' lock is no file alone. */
function canBeLocked(profile: string): boolean {
  if (process.platform === 'win32') return true;
  const link = join(profile, `lock-${randomUUID()}`);
  try {
    symlinkSync('probe', link);
    rmSync(link, { force: true });
    return true;
  } catch {
    return false;
  }
}
