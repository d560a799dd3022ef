// One file for vitest, which loads the whole check anew for each of its files.
import { vi } from 'vitest';
import './bytes.cases.ts';
import './challenges.cases.ts';
import './claims.cases.ts';
import './goodbye.cases.ts';
import './replies.cases.ts';
import './sending.cases.ts';

// Most of these wait for the other side, not for this computer.
vi.setConfig({ maxConcurrency: 12 });
