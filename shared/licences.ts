import { z } from 'zod';

/** A package of others that is in this program. */
export const packageLicenceSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** By its SPDX identifier. */
  licence: z.string(),
  /** As the package has it; absent where it comes without one. */
  text: z.string().exactOptional(),
});
export type PackageLicence = z.infer<typeof packageLicenceSchema>;

/** All of them, by name. The build writes it from what it has bundled. */
export const licencesSchema = z.strictObject({ packages: z.array(packageLicenceSchema) });
export type Licences = z.infer<typeof licencesSchema>;
