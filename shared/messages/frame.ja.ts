import type { AccessType } from '../flows.ts';
import { countOf } from './format.ja.ts';
import type { frame as frameEn } from './frame.en.ts';
import { protocolNames } from './run.ja.ts';
import { stepNames } from './steps.ja.ts';
import { cloudTexts } from './tenant.ja.ts';

const accessNames: Record<AccessType, string> = {
  delegated: '委任',
  application: 'アプリケーション',
};

/** What is around and between the steps: the window, the rail, and what all steps have. */
export const frame: typeof frameEn = {
  app: {
    name: 'Mailbox OAuth Assistant',
    title: (page) => `${page} - Mailbox OAuth Assistant`,
    startTitle: '開始',
  },
  rail: {
    label: 'ステップ',
    status: { done: '完了', failed: '要確認', open: '未完了' },
    practice: '練習用テナント',
    access: (names, access) =>
      `${names.map((protocol) => protocolNames[protocol]).join('、')} · ${accessNames[access]}`,
    tenant: (tenant, cloud) => `${tenant} · ${cloudTexts[cloud].shortName}`,
    shared: (mailbox) => `${mailbox} (共有)`,
  },
  step: {
    names: stepNames,
    position: (number, count) => `ステップ ${String(number)}/${String(count)}`,
    title: (position, name) => `${position}: ${name}`,
    back: '戻る',
  },
  summary: {
    title: (count) => `${countOf(count, '個')}のフィールドを確認してください`,
  },
  failure: {
    code: 'コード',
    said: '実際のメッセージ',
    next: '次の手順',
    dismiss: '閉じる',
  },
  copy: {
    copy: 'コピー',
    copyOf: (what) => `コピー: ${what}`,
    copied: 'コピーしました',
    forTicket: 'チケット用にコピー',
  },
  token: {
    shape: (length, fingerprint) => `${countOf(length, '文字')}、SHA-256 の先頭は ${fingerprint}`,
  },
};
