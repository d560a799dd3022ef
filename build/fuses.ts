import type { Configuration } from 'electron-builder';

type FuseOptions = NonNullable<Configuration['electronFuses']>;

/**
 * Every fuse by its name. `Required`, so that a fuse that a newer electron-builder knows is a
 * compile error here until someone has decided about it. Left out is what is not a fuse but a step
 * of signing.
 */
export type Fuses = Required<Omit<FuseOptions, 'resetAdHocDarwinSignature'>>;

/**
 * The switches that are burned into the packaged executable before it is signed.
 * Source: Electron, "Electron Fuses", and "Security", item 19.
 */
export const fuses: Fuses = {
  // The executable is this app and nothing else: no Node for whoever sets an environment variable,
  runAsNode: false,
  // no code of others by NODE_OPTIONS, no certificate authority by NODE_EXTRA_CA_CERTS,
  enableNodeOptionsEnvironmentVariable: false,
  // no debugger that reads tokens from memory.
  enableNodeCliInspectArguments: false,
  // Cookies are not kept by this app; should any ever be, not in plain text.
  enableCookieEncryption: true,
  // The code that runs is the code that was signed. Checked on macOS and Windows only.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  // There is no snapshot of our own.
  loadBrowserProcessSpecificV8Snapshot: false,
  // The app's pages are served from app://; nothing is loaded from files.
  grantFileProtocolExtraPrivileges: false,
};
