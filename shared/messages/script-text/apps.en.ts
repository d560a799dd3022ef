/** The service principal of an app in Exchange Online, in English. */
export const servicePrincipal = {
  wrongObjectId: (found: string, right: string) =>
    `The app is registered with the object ID ${found}. The enterprise application has ${right}, and only with that one can the app open mailboxes.`,
  replace: 'Remove the service principal, to make it again with the right object ID',
  asksFirst: 'This asks before it removes.',
  stillThere:
    'The old service principal is still there. Where it was to be removed, run this script again in a few minutes.',
  giveAgain: 'What the old service principal was given on other mailboxes has to be given again.',
  isRegistered: (name: string) =>
    `The app is registered in Exchange Online as ${name}. Nothing is changed.`,
  register: (objectId: string) =>
    `Register the app in Exchange Online with the object ID ${objectId}`,
  registered: (name: string) => `The app is now registered in Exchange Online as ${name}.`,
  waitForIt: 'If it is not found in what follows, wait a few minutes and run this script again.',
  notRegistered: 'The app is not registered in Exchange Online.',
  otherObjectId: (right: string) =>
    `The object ID of the enterprise application is ${right}. With another one the app cannot open mailboxes.`,
  remove: 'Remove the app from Exchange Online',
  removed: 'The app is no longer registered in Exchange Online.',
  option: 'Also removes the app from Exchange Online, and so from every other mailbox.',
};

/** The mailboxes of an app, in English. */
export const appAccess = {
  show: {
    synopsis: 'Shows what an app may open in Exchange Online.',
    description:
      'Says whether the app is registered in Exchange Online with the right object ID, and to which of the mailboxes of the connection it has Full Access.',
  },
  grant: {
    synopsis: 'Registers an app in Exchange Online and lets it open mailboxes.',
    description:
      'Registers the app once (New-ServicePrincipal), and gives it Full Access to each mailbox of the connection, and Send As for the sender where that is another address. What is there already is left alone. A registration with a wrong object ID is replaced, which asks first.',
  },
  undo: {
    synopsis: 'Takes the mailboxes of a connection from an app.',
    description:
      'Removes Full Access to each mailbox of the connection, and Send As for the sender where that is another address, whoever gave it. The app stays registered in Exchange Online, because other mailboxes may rely on it; -RemoveServicePrincipal removes that too.',
  },
  noMailbox: (name: string) => `There is no mailbox, or more than one, by the name of ${name}.`,
  noAddress: (name: string) => `There is no address, or more than one, by the name of ${name}.`,
  fullAccess: (mailbox: string, state: string) => `${mailbox}: Full Access ${state}`,
  sendAs: (sender: string, state: string) => `${sender}: Send As ${state}`,
  given: 'given',
  missing: 'missing',
  mailboxesFollow: 'The mailboxes follow once the app is registered.',
  noAutoMapping: 'There is no Outlook that could add the mailbox by itself.',
  fullAccessAlready: (mailbox: string) => `${mailbox}: the app has Full Access already.`,
  giveFullAccess: 'Give the app Full Access',
  fullAccessGiven: (mailbox: string) => `${mailbox}: the app now has Full Access.`,
  sendAsAlready: (sender: string) => `${sender}: the app has Send As already.`,
  giveSendAs: 'Give the app Send As',
  sendAsGiven: (sender: string) =>
    `${sender}: the app now has Send As. It can take up to two hours to work.`,
  notRegistered: 'The app is not registered in Exchange Online. Nothing is changed.',
  noFullAccess: (mailbox: string) => `${mailbox}: the app has no Full Access.`,
  takeFullAccess: 'Take Full Access from the app',
  fullAccessTaken: (mailbox: string) => `${mailbox}: the app no longer has Full Access.`,
  noSendAs: (sender: string) => `${sender}: the app has no Send As.`,
  takeSendAs: 'Take Send As from the app',
  sendAsTaken: (sender: string) => `${sender}: the app no longer has Send As.`,
};

/** SMTP of an app by a role, in English. */
export const appSmtpRole = {
  show: {
    synopsis: 'Shows whether an app may send over SMTP by a role.',
    description:
      'Says whether the app is registered in Exchange Online, and lists which roles it has for which of the mailboxes of the connection.',
  },
  grant: {
    synopsis: 'Lets an app send over SMTP from its mailboxes by a role.',
    description:
      'Registers the app once (New-ServicePrincipal), makes a management scope that holds exactly the mailboxes of the connection, and assigns the role Application SMTP.SendAsApp in it. This is for SMTP only, and needs no permission on the mailboxes. For it to work, do not grant SMTP.SendAsApp to the app in Entra ID: a token that carries it is checked for mailbox permissions after all.',
  },
  undo: {
    synopsis: 'Takes the SMTP role for its mailboxes from an app.',
    description:
      'Removes the role assignment and the management scope that the grant script makes. The app stays registered in Exchange Online, because other mailboxes may rely on it; -RemoveServicePrincipal removes that too.',
  },
  noScope: (name: string) => `There is no management scope by the name of ${name}.`,
  assignment: (role: string, state: string) => `Assignment of the role ${role}: ${state}`,
  there: 'there',
  missing: 'missing',
  rolesFor: (mailbox: string) => `Roles of the app for ${mailbox}:`,
  restFollows: 'Scope and role follow once the app is registered.',
  otherCount: (found: string, wanted: string) =>
    `The scope would hold ${found} recipients, and the connection has ${wanted} addresses. Check the addresses. Nothing more is changed.`,
  setScope: 'Set the mailboxes of the management scope',
  scopeSet: 'The management scope was there and now holds exactly the mailboxes of the connection.',
  makeScope: 'Make a management scope for the mailboxes',
  scopeMade: 'The management scope for the mailboxes is made.',
  hasRole: 'The app has the role already. Nothing is changed.',
  assign: (role: string) => `Assign the role ${role} in the scope`,
  assigned: 'The app now has the role. It can take some time to work.',
  removeAssignment: 'Remove the role assignment',
  assignmentRemoved: 'The app no longer has the role.',
  inUse: 'A scope cannot be removed while it is in use.',
  removeScope: 'Remove the management scope',
  scopeRemoved: 'The management scope is removed.',
  nothingLeft: 'Nothing is left of the role and its scope.',
};
