import { useEffect, useRef, useState } from 'react';
import type { GuideId } from '../shared/guides/guide-ids.ts';
import type { GuideOwner } from '../shared/guides/guide-ticks.ts';
import type { GuideStepId } from '../shared/guides/step-ids.ts';
import type { AssistantApi } from '../shared/assistant-api.ts';

/** The ticks of one guide as they are on the page. */
export interface GuideTicks {
  isDone: (step: GuideStepId) => boolean;
  tick: (step: GuideStepId, done: boolean) => void;
  /** True once a tick could not be kept on this computer. */
  isLost: boolean;
}

/** A tick of this page counts at once, whatever becomes of it in the main process. */
type Ticks = Readonly<Partial<Record<GuideStepId, boolean>>>;

/**
 * Reads what was ticked, and keeps what is ticked. When an app that is being registered gets its
 * client ID, its ticks go along.
 *
 * @param owner `undefined` while it is not known whose they are: then they last as long as the page
 */
export function useGuideTicks(
  api: AssistantApi,
  owner: GuideOwner | undefined,
  guide: GuideId,
): GuideTicks {
  const [ticks, setTicks] = useState<Ticks>({});
  const [isLost, setLost] = useState(false);
  const shown = useRef<{ owner: GuideOwner | undefined; ticks: Ticks }>({ owner, ticks });
  const key = JSON.stringify([owner, guide]);

  function show(next: Ticks) {
    shown.current = { ...shown.current, ticks: next };
    setTicks(next);
  }

  async function keep(whose: GuideOwner | undefined, step: GuideStepId, done: boolean) {
    if (!whose) return;
    const result = await api.tickGuide({ owner: whose, guide, step, done });
    if (!whose.practice) setLost(!result.ok || !result.value.kept);
  }

  useEffect(() => {
    let isCurrent = true;
    const { owner: before, ticks: earlier } = shown.current;
    const along = before && owner && isRegistered(before, owner) ? doneIn(earlier) : [];
    shown.current = { owner, ticks: {} };
    show(asTicks(along));
    async function read(whose: GuideOwner) {
      const result = await api.guideTicks({ owner: whose, guide });
      if (!isCurrent) return;
      show({ ...(result.ok ? asTicks(result.value.done) : {}), ...shown.current.ticks });
      for (const step of along) void keep(whose, step, true);
      if (before) for (const step of along) void keep(before, step, false);
    }
    if (owner) void read(owner);
    return () => {
      isCurrent = false;
    };
    // The owner and the guide are as good as their key here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, key]);

  return {
    isDone: (step) => ticks[step] === true,
    tick: (step, done) => {
      show({ ...shown.current.ticks, [step]: done });
      void keep(owner, step, done);
    },
    isLost,
  };
}

/** True where the app of the same tenant has got its client ID since. */
function isRegistered(before: GuideOwner, now: GuideOwner): boolean {
  const isSameTenant = before.practice === now.practice && before.tenant === now.tenant;
  return isSameTenant && before.clientId === '' && now.clientId !== '';
}

function asTicks(done: readonly GuideStepId[]): Ticks {
  return Object.fromEntries(done.map((step) => [step, true]));
}

function doneIn(ticks: Ticks): GuideStepId[] {
  return (Object.keys(ticks) as GuideStepId[]).filter((step) => ticks[step] === true);
}
