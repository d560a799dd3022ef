import { z } from 'zod';
import { appInfoSchema } from './app-info.ts';
import type { CheckEventBatch } from './check-events.ts';
import { maxConnections } from './connections/limits.ts';
import {
  connectionIdSchema,
  connectionListSchema,
  connectionToSaveSchema,
  importAnswerSchema,
} from './connections/saved-connection.ts';
import { addressSchema, connectionSchema } from './connection.ts';
import { cloudIds } from './clouds.ts';
import { certificateChoiceSchema, credentialSummarySchema } from './credentials.ts';
import {
  guideTickRequestSchema,
  guideTickSchema,
  guideTicksRequestSchema,
  guideTicksSchema,
} from './guides/guide-ticks.ts';
import { keepingContentsSchema, keepingStateSchema } from './keeping.ts';
import { licencesSchema } from './licences.ts';
import { runHistorySchema, runIdSchema } from './history/run-entry.ts';
import { languageSchema } from './languages.ts';
import { practiceScenarioSchema, practiceTenantInfoSchema } from './practice.ts';
import { maxProgramFileCharacters, programFileNames } from './programs/program-ids.ts';
import { runComparisonSchema } from './report/compare-runs.ts';
import {
  reportCopySchema,
  reportPreviewAnswerSchema,
  reportPreviewSchema,
  reportSaveSchema,
} from './report/request.ts';
import { settingsChangeSchema, settingsViewSchema } from './settings.ts';
import {
  mailNetworkSchema,
  signInNetworkSchema,
  signInNetworkViewSchema,
} from './sign-in-network.ts';
import {
  accountSchema,
  signInSummarySchema,
  type SignInLine,
  type SignInProgress,
} from './sign-in.ts';
import { protocolSchema, stageSchema } from './stages.ts';
import { consentReportSchema, tenantReportSchema } from './tenant-report.ts';

/**
 * More than the longest ticket, and a transcript of 100,000 lines of 300 characters; a larger text is
 * refused before it is looked at.
 */
export const maxClipboardCharacters = 32_000_000;

/** Tokens with many groups have some tens of thousands of characters. */
export const maxSecretCharacters = 65_536;

/** Some ten times the longest script, which is one with all the mailboxes that a connection can have. */
export const maxScriptCharacters = 200_000;

const nothing = z.undefined();
const id = z.string().min(1).max(64);
const connectionOnly = z.strictObject({ connection: connectionSchema });

/**
 * The whole contract between the window and the main process: a channel, what is asked and what is
 * answered. Both sides derive their types from it and the main process parses every request with
 * it. No answer has a place for a secret.
 */
export const requests = {
  'app:info': { request: nothing, response: appInfoSchema },
  /** What was set for this program. */
  'settings:read': { request: nothing, response: settingsViewSchema },
  /** Changes some of it, at once; `problems` of the answer say where it could not be kept. */
  'settings:set': {
    request: z.strictObject({ change: settingsChangeSchema }),
    response: settingsViewSchema,
  },
  /** The packages of others that are in this program. */
  'about:licences': { request: nothing, response: licencesSchema },
  /** Shows the folder of the log in the system's file manager. */
  'log:open-folder': { request: nothing, response: nothing },
  /** Starts it, or answers for the one that runs; from then on this goes wrong in it, or nothing. */
  'practice:start': {
    request: z.strictObject({ scenario: z.string().max(80).exactOptional() }).optional(),
    response: practiceTenantInfoSchema,
  },
  /** What can be made to go wrong in it. */
  'practice:scenarios': {
    request: nothing,
    response: z.strictObject({ scenarios: z.array(practiceScenarioSchema) }),
  },
  'practice:stop': { request: nothing, response: nothing },
  /** Reads the OpenID configuration of a tenant by its domain or ID. */
  'tenant:check': {
    request: z.strictObject({
      cloud: z.enum(cloudIds),
      tenant: z.string().min(1).max(253),
      authority: z.string().max(253).exactOptional(),
      practice: z.boolean(),
    }),
    response: tenantReportSchema,
  },
  'tenant:cancel-check': { request: nothing, response: nothing },
  /** Shows the admin-consent page in the sign-in window and reads how it ended. */
  'consent:walk': { request: connectionOnly, response: consentReportSchema },
  'sign-in:start': {
    request: z.strictObject({
      connection: connectionSchema,
      /** What the flows that need a credential sign in with. */
      credentialId: id.exactOptional(),
      /** Keep what is needed to renew it on this computer, encrypted. */
      remember: z.boolean(),
      /** Take up the kept sign-in of this account; nobody is asked while it is good. */
      accountId: z.string().max(256).exactOptional(),
      /** Let the person choose the account instead of naming the connection's user. */
      chooseAccount: z.boolean(),
    }),
    response: signInSummarySchema,
  },
  'sign-in:cancel': { request: nothing, response: nothing },
  /** A new token without anyone signing in; the sign-in keeps its name. */
  'sign-in:renew': { request: z.strictObject({ signInId: id }), response: signInSummarySchema },
  /** Drops the token; what is kept on this computer stays. */
  'sign-in:forget': { request: z.strictObject({ signInId: id }), response: nothing },
  /** Drops the token and all that was kept of it. */
  'sign-in:sign-out': { request: z.strictObject({ signInId: id }), response: nothing },
  /** The accounts whose sign-ins are kept for this connection's app. */
  'account:list': {
    request: connectionOnly,
    response: z.strictObject({ accounts: z.array(accountSchema) }),
  },
  'account:remove': {
    request: z.strictObject({ connection: connectionSchema, accountId: z.string().max(256) }),
    response: nothing,
  },
  /** The one way in for a secret that is typed or pasted; nothing leads back out. */
  'credential:enter': {
    request: z.strictObject({
      kind: z.enum(['client-secret', 'pasted-token']),
      value: z.string().min(1).max(maxSecretCharacters),
    }),
    response: credentialSummarySchema,
  },
  /** Asks for a certificate file, or takes that of the practice app. */
  'credential:choose-certificate': {
    request: z.strictObject({ source: z.enum(['file', 'practice']) }),
    response: certificateChoiceSchema,
  },
  'credential:unlock': {
    request: z.strictObject({ credentialId: id, password: z.string().max(1024) }),
    response: credentialSummarySchema,
  },
  /** The secret or certificate that is kept for this connection's app, if any. */
  'credential:kept': {
    request: connectionOnly,
    response: z.strictObject({ credential: credentialSummarySchema.exactOptional() }),
  },
  /** Drops it from memory; what is kept stays. */
  'credential:forget': { request: z.strictObject({ credentialId: id }), response: nothing },
  'credential:remove-kept': { request: connectionOnly, response: nothing },
  'keeping:state': { request: nothing, response: keepingStateSchema },
  'keeping:contents': { request: nothing, response: keepingContentsSchema },
  /** Deletes all that is kept of sign-ins, secrets and certificates, and what was set aside of it. */
  'keeping:remove-all': { request: nothing, response: nothing },
  'network:read': { request: nothing, response: signInNetworkViewSchema },
  'network:set': {
    request: z.strictObject({
      network: signInNetworkSchema,
      /** Replaces the proxy's password; empty removes it, absent keeps it. */
      password: z.string().max(1024).exactOptional(),
    }),
    response: signInNetworkViewSchema,
  },
  /** How the mail servers are reached. */
  'network:set-mail': {
    request: z.strictObject({ mail: mailNetworkSchema }),
    response: signInNetworkViewSchema,
  },
  /** Asks for the file of a certificate authority to trust beside the system's. */
  'network:add-authority': { request: nothing, response: signInNetworkViewSchema },
  'network:remove-authority': {
    request: z.strictObject({ sha256: z.string().max(64) }),
    response: signInNetworkViewSchema,
  },
  'run:start': {
    request: z
      .strictObject({
        connection: connectionSchema,
        signInId: id,
        /** The saved connection that the run is filed under; without one it stays in memory. */
        connectionId: connectionIdSchema.exactOptional(),
        /** Send one real message to this address; only where SMTP is among the protocols. */
        testMessageTo: addressSchema.exactOptional(),
      })
      .refine(
        ({ connection, testMessageTo }) =>
          testMessageTo === undefined || connection.protocols.includes('smtp'),
      ),
    response: z.strictObject({ runId: id }),
  },
  /** One check of the last finished run again, with the same connection, sign-in and servers. */
  'run:retry': {
    request: z
      .strictObject({
        runId: id,
        protocol: protocolSchema,
        /** What was found before this stage is kept, where it can be. */
        from: stageSchema.exactOptional(),
        /** As for `run:start`; asked for anew, so that no message is sent twice by mistake. */
        testMessageTo: addressSchema.exactOptional(),
      })
      .refine(({ protocol, testMessageTo }) => testMessageTo === undefined || protocol === 'smtp'),
    response: z.strictObject({ runId: id }),
  },
  /** One check of a run, or without a protocol the whole run. */
  'run:cancel': {
    request: z.strictObject({ runId: id, protocol: protocolSchema.exactOptional() }),
    response: nothing,
  },
  /** The connections of this computer, and which one was open when the app ended. */
  'connection:list': { request: nothing, response: connectionListSchema },
  /** Answered once it is written: at once where the step has changed, else after a moment. */
  'connection:save': {
    request: z.strictObject({ connection: connectionToSaveSchema, open: z.boolean() }),
    response: nothing,
  },
  /** Can be taken back until the next one is deleted, or until the app ends. */
  'connection:delete': { request: z.strictObject({ id: connectionIdSchema }), response: nothing },
  'connection:restore': { request: z.strictObject({ id: connectionIdSchema }), response: nothing },
  /** The last deletion is not going to be taken back. */
  'connection:forget-deleted': { request: nothing, response: nothing },
  /** Asks where to, and writes a file for another computer; not saved where the dialog was closed. */
  'connection:export': {
    request: z.strictObject({ ids: z.array(connectionIdSchema).min(1).max(maxConnections) }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** Asks for such a file and says what is in it; nothing of it is kept. */
  'connection:choose-import': { request: nothing, response: importAnswerSchema },
  /** Which steps of a guide are done. */
  'guide:ticks': { request: guideTicksRequestSchema, response: guideTicksSchema },
  'guide:tick': { request: guideTickRequestSchema, response: guideTickSchema },
  /** The beginning of a report; the whole of it stays in the main process. */
  'report:preview': { request: reportPreviewSchema, response: reportPreviewAnswerSchema },
  /** Puts a report on the clipboard, as plain text. */
  'report:copy': { request: reportCopySchema, response: nothing },
  /** Asks where to, and writes a report there; not saved where the dialog was closed. */
  'report:save': {
    request: reportSaveSchema,
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** The runs that are kept of a connection; without its ID those of what is not saved. */
  'history:list': {
    request: z.strictObject({ connectionId: connectionIdSchema.exactOptional() }),
    response: runHistorySchema,
  },
  /** Two of them side by side, in the words of a language. */
  'history:compare': {
    request: z.strictObject({
      connectionId: connectionIdSchema.exactOptional(),
      older: runIdSchema,
      newer: runIdSchema,
      language: languageSchema,
    }),
    response: runComparisonSchema,
  },
  'history:remove': {
    request: z.strictObject({
      connectionId: connectionIdSchema.exactOptional(),
      runId: runIdSchema,
    }),
    response: nothing,
  },
  'clipboard:write': {
    request: z.strictObject({ text: z.string().max(maxClipboardCharacters) }),
    response: nothing,
  },
  /** Asks where to, and writes a script there; not saved where the dialog was closed. */
  'script:save': {
    request: z.strictObject({
      /** No folder, and no ending that would be run by a double click. */
      fileName: z
        .string()
        .max(100)
        .regex(/^[A-Za-z0-9-]+\.ps1$/),
      text: z.string().min(1).max(maxScriptCharacters),
    }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** As `script:save`, for a file of another program's settings. */
  'program:save': {
    request: z.strictObject({
      fileName: z.enum(programFileNames),
      text: z.string().min(1).max(maxProgramFileCharacters),
    }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  'link:open': { request: z.strictObject({ url: z.string().max(2048) }), response: nothing },
} as const;

export type RequestChannel = keyof typeof requests;
export type RequestOf<C extends RequestChannel> = z.infer<(typeof requests)[C]['request']>;
export type ResponseOf<C extends RequestChannel> = z.infer<(typeof requests)[C]['response']>;

/** What the main process tells the window without being asked. */
export interface Notifications {
  'run:events': CheckEventBatch;
  /** What happens while somebody is to sign in. */
  'sign-in:progress': SignInProgress;
  /** The lines that were added to the transcript of the sign-in under way. */
  'sign-in:lines': { lines: readonly SignInLine[] };
}
export type NotificationChannel = keyof Notifications;
