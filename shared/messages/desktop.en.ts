/** What people read outside the window, in English: the system's dialogs and the browser. */
export const desktop = {
  /** The language of these texts, as pages say it. */
  language: 'en',
  chooseClientCertificate: {
    title: 'Choose the certificate and its private key',
    button: 'Choose',
    files: 'Certificates and keys',
  },
  chooseAuthority: {
    title: 'Choose the certificate of the certificate authority',
    button: 'Choose',
    files: 'Certificates',
  },
  allFiles: 'All files',
  saveScript: { title: 'Save the script', files: 'PowerShell scripts' },
  saveProblem: {
    menu: 'Report a Problem…',
    title: 'Save the report of the problem',
    files: 'Zip archives',
  },
  /** A file of settings for another program; its name says which. */
  saveProgramFile: { title: (fileName: string) => `Save ${fileName}` },
  /** In the browser, once it has brought the answer of the sign-in page. */
  backToApp: {
    title: 'Go back to Mailbox OAuth Assistant',
    text: 'The answer of the sign-in page has arrived. You can close this page; the app shows how the sign-in ended.',
  },
};

/** The shape of these texts: a language that lacks one does not compile. */
export type DesktopTexts = typeof desktop;
