import type { App } from 'electron';

/**
 * Shows no server a certificate of this computer. Left alone, Electron takes the first of the
 * system's store for whoever asks, and a sign-in page may lead to any host: it would tell that host
 * who sits here. Who signs in with a certificate or a smart card does so in the system's browser.
 * Source: Electron, `app`, event `select-client-certificate`.
 */
export function showNoClientCertificate(app: Pick<App, 'on'>): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
}
