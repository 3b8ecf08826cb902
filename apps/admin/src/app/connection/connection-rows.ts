import { computed, inject, type Signal } from '@angular/core';
import { type LucideIcon } from '@lucide/angular';
import { type Connection } from '@jeongsi/contract';
import { injectText, type Text } from '../i18n/text';
import { type StateLook } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { KIND_LOOKS } from './connection-kind';
import { CONNECTION_LOOKS, connectionProblem } from './connection-state';

export interface ConnectionRow {
  connection: Connection;
  icon: LucideIcon;
  kind: string;
  look: StateLook;
  /** Where it leads: a host, an address, or nothing to tell. */
  target: string;
  problem: string;
  tested: string;
}

/** Connections in the language on screen. Needs an injection context below the shell. */
export function injectConnectionRows(connections: Signal<readonly Connection[]>): Signal<readonly ConnectionRow[]> {
  const text = injectText();
  const date = injectKoreanDate();
  const { serverNow } = inject(SchedulerStatusStore);
  return computed(() =>
    connections().map((connection) => ({
      connection,
      icon: KIND_LOOKS[connection.kind].icon,
      kind: text(KIND_LOOKS[connection.kind].label),
      look: CONNECTION_LOOKS[connection.state],
      target: targetOf(connection),
      problem: connection.problem === undefined ? '' : connectionProblem(connection.problem, text),
      tested: testedText(connection, (at) => date().relative(at, Math.max(at, serverNow())), text),
    })),
  );
}

function targetOf({ settings }: Connection): string {
  const { origin, host, port, database } = settings;
  if (origin !== undefined) return String(origin);
  if (host === undefined) return '';
  return `${host}${port === undefined ? '' : `:${port}`}${database === undefined ? '' : `/${database}`}`;
}

/** A test or a job found it so: of what works that is its last success. */
function testedText({ state, testedAt }: Connection, relative: (at: number) => string, text: Text): string {
  if (testedAt === undefined) return '';
  const at = relative(Date.parse(testedAt));
  return text(state === 'broken' ? 'connection.brokenAt' : 'connection.okAt', { at });
}
