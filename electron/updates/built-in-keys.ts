/** Put in place by the build (`build/vite.main.config.ts`). */
declare const __UPDATE_KEYS__: string | undefined;

/**
 * The publisher's public keys, with which releases are verified. They are part of the program: no
 * setting, no file and no variable of the computer it runs on can bring in another. Empty where the
 * build had none, as in tests and starts from the sources.
 */
export const builtInKeys = typeof __UPDATE_KEYS__ === 'string' ? __UPDATE_KEYS__ : '';
