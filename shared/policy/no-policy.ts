import type { PolicyView } from './policy-view.ts';

/** What holds where no organisation has set anything. */
export const noPolicy: PolicyView = { policy: {}, authorities: 0, managed: [], problems: [] };
