import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { defaultSettings, languageChoices, logLevels, themes } from './settings-values.ts';
import { directMail, mailNetworkSchema, signInNetworkSchema } from './sign-in-network.ts';
import { isFeedSetting, maxFeedAddressLength } from './updates/feed-address.ts';

const language = z.enum(languageChoices);
const theme = z.enum(themes);
const logLevel = z.enum(logLevels);
const rememberSignIns = z.boolean();
const updateFeed = z.string().max(maxFeedAddressLength).refine(isFeedSetting);

export const settingsSchema = z.strictObject({
  ...{ language, theme, logLevel, rememberSignIns },
  updateFeed,
});

/** Some of them, to be changed. */
export const settingsChangeSchema = z.strictObject({
  language: language.exactOptional(),
  theme: theme.exactOptional(),
  logLevel: logLevel.exactOptional(),
  rememberSignIns: rememberSignIns.exactOptional(),
  updateFeed: updateFeed.exactOptional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

/** What the window learns: the settings, and what is not right about their being kept. */
export const settingsViewSchema = z.strictObject({
  settings: settingsSchema,
  /** BCP 47 tags, the most wanted first. */
  systemLanguages: z.array(z.string().max(100)).max(100),
  /** `settings/set-aside` and `settings/not-kept`. */
  problems: z.array(errorSchema),
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

/** A file of authorities may have half a megabyte; in PEM that is a third more. */
const maxPemCharacters = 800_000;

/** How servers are reached, as far as it outlives the program: no password is in it. */
export const keptNetworkSchema = z.strictObject({
  signIn: signInNetworkSchema,
  mail: mailNetworkSchema,
  /** In PEM, one certificate each. */
  authorities: z.array(z.string().max(maxPemCharacters)).max(200),
});
export type KeptNetwork = z.infer<typeof keptNetworkSchema>;

/** The file of the settings. */
export const settingsFileSchema = z.strictObject({
  version: z.literal(1),
  // What was kept before there were updates has no feed.
  settings: settingsSchema.extend({ updateFeed: updateFeed.default('') }),
  network: keptNetworkSchema,
});
export type SettingsFile = z.infer<typeof settingsFileSchema>;

/** What holds where nothing was kept. */
export const defaultSettingsFile: SettingsFile = {
  version: 1,
  settings: defaultSettings,
  network: { signIn: { mode: 'system' }, mail: directMail, authorities: [] },
};
