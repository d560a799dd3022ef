import type * as english from './frame.en.ts';

/** What the help of every script has, in Japanese. */
export const frame: typeof english.frame = {
  labels: {
    changes: '変更:',
    lookFirst: '先に確認:',
    asks: '確認:',
    undo: '元に戻す:',
    role: 'ロール:',
    module: 'モジュール:',
    run: '実行方法:',
  },
  changesNothing: (file) => `何も変更しません。変更は ${file} で行います。`,
  lookFirst: (file) =>
    `${file} は何も変更しません。-WhatIf を付けると、このスクリプトは実行する内容を表示するだけです。`,
  asks: '変更するたびに、その前に確認を求めます。',
  modules: {
    exchange: 'ExchangeOnlineManagement 3.0 以降',
    graph: 'Microsoft.Graph.Applications と Microsoft.Graph.Identity.SignIns',
  },
  madeBy: 'Mailbox OAuth Assistant が接続の設定から作成しました。',
  values:
    '接続の設定の値です。どの文字列も引用符で囲まれており、その中の文字で引用符が閉じることはありません。',
};

/** The roles that the commands of a script need, as Microsoft calls them in Japanese. */
export const roles: typeof english.roles = {
  exchange: 'Exchange 管理者',
  organization: 'Exchange 管理者 (Organization Management のメンバー)',
  application: 'クラウド アプリケーション管理者またはアプリケーション管理者',
};

/** What scripts say while they connect, in Japanese. */
export const connect: typeof english.connect = {
  exchange: 'まだ接続していない場合は、Exchange Online に接続します。',
  exchangeMissing: (command) =>
    `ExchangeOnlineManagement モジュールがないか、3.0 より前のバージョンです。インストールするコマンド: ${command}`,
  organization: (name) => `組織: ${name}`,
  graph: 'このスクリプトに必要なアクセス許可で Microsoft Graph にサインインします。',
  graphMissing: (command) =>
    `Microsoft Graph PowerShell のモジュールがありません。インストールするコマンド: ${command}`,
  tenant: (id) => `テナント: ${id}`,
};
