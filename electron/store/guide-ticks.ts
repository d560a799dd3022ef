import { z } from 'zod';
import type { GuideId } from '../../shared/guides/guide-ids.ts';
import type { GuideOwner } from '../../shared/guides/guide-ticks.ts';
import { guideStepIds, type GuideStepId } from '../../shared/guides/step-ids.ts';
import { jsonAs, readKept, writeKept } from './kept-json.ts';

/** Who sets up more connections than this has long been done with the first. */
export const maxOwners = 200;

/** More than all steps of all guides. */
const maxTicksOfOwner = 200;

/** Holds that many owners with that many ticks; in truth each has some dozens. */
const maxFileBytes = 8 * 1024 * 1024;

/** What no longer names a guide or step of this program does no harm: it is not read out. */
const word = z.string().min(1).max(64);
const fileSchema = z.strictObject({
  version: z.literal(1),
  /** The owner that was last changed comes last. */
  owners: z
    .array(
      z.strictObject({
        tenant: z.string().min(1).max(253),
        clientId: z.string().max(36),
        done: z.array(z.strictObject({ guide: word, step: word })).max(maxTicksOfOwner),
      }),
    )
    .max(maxOwners),
});
type TicksFile = z.infer<typeof fileSchema>;
type OwnerTicks = TicksFile['owners'][number];

/** All owners, and whether the file may be written: what could not be read is not to be lost. */
interface Kept {
  owners: OwnerTicks[];
  isWritable: boolean;
}

/** What was ticked in the guides; it holds no secret. */
export interface GuideTicks {
  /** The steps of a guide that are done. Never rejects: what cannot be read is not done. */
  done(owner: GuideOwner, guide: GuideId): Promise<GuideStepId[]>;
  /**
   * Ticks a step, or takes the tick away. Never rejects.
   *
   * @returns whether that is kept on this computer; where it is not, it lasts until the app ends
   */
  tick(owner: GuideOwner, guide: GuideId, step: GuideStepId, done: boolean): Promise<boolean>;
}

/**
 * Keeps ticks in one file, which is read once. The practice tenant's stay in memory.
 *
 * @param path of the file; its folder is made when something is first ticked
 */
export function createGuideTicks(path: string): GuideTicks {
  let kept: Promise<Kept> | undefined;
  const practising: Kept = { owners: [], isWritable: false };
  /** What was asked for before has to end first, so that no tick undoes another. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  /** One list for all: what could not be written is there until the app ends. */
  function keptFor({ practice }: GuideOwner): Promise<Kept> {
    return practice ? Promise.resolve(practising) : (kept ??= read(path));
  }

  return {
    done: (owner, guide) =>
      inTurn(async () => {
        const { owners } = await keptFor(owner);
        const found = owners.find((each) => isSame(each, owner));
        return guideStepIds.filter((step) => found?.done.some(isTick(guide, step)));
      }),
    tick: (owner, guide, step, done) =>
      inTurn(async () => {
        const { owners, isWritable } = await keptFor(owner);
        setTick(owners, owner, { guide, step }, done);
        const file: TicksFile = { version: 1, owners };
        return isWritable && (await writeKept(path, file, maxFileBytes));
      }),
  };
}

function isSame(one: OwnerTicks, other: GuideOwner): boolean {
  const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
  return same(one.tenant, other.tenant) && same(one.clientId, other.clientId);
}

function isTick(guide: string, step: string) {
  return (tick: OwnerTicks['done'][number]): boolean => tick.guide === guide && tick.step === step;
}

/** Changes the list in place; the owner becomes its last, and the first go where there are too many. */
function setTick(
  owners: OwnerTicks[],
  { tenant, clientId, practice }: GuideOwner,
  tick: OwnerTicks['done'][number],
  done: boolean,
): void {
  const index = owners.findIndex((each) => isSame(each, { tenant, clientId, practice }));
  const [before] = index < 0 ? [] : owners.splice(index, 1);
  const others = (before?.done ?? []).filter((each) => !isTick(tick.guide, tick.step)(each));
  const ticks = done ? [...others, tick].slice(-maxTicksOfOwner) : others;
  if (ticks.length > 0) owners.push({ tenant, clientId, done: ticks });
  owners.splice(0, owners.length - maxOwners);
}

/** What cannot be used is set aside; what cannot be read at all is left as it is. */
async function read(path: string): Promise<Kept> {
  try {
    const parse = (text: string) => jsonAs(fileSchema, text);
    const { value } = await readKept(path, maxFileBytes, parse);
    return { owners: value?.owners ?? [], isWritable: true };
  } catch {
    return { owners: [], isWritable: false };
  }
}
