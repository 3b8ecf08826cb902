import { type Observable } from 'rxjs';
import { type Deed } from '../http/deed';

/** Asked before something happens that reaches people or cannot be taken back. */
export interface Question<R> {
  title: string;
  /** What will happen and what stays, one sentence each; the last one may say what nobody can undo. */
  effects: readonly string[];
  /** The verb on the button that does it. */
  verb: string;
  tone: 'plain' | 'danger';
  /** How many people it reaches. Above a thousand the number has to be typed. */
  recipients?: number;
  choice?: Choice;
  /** Asks why, for the audit log; an answer is left to the reader. */
  reason?: 'asked';
  /** What the button does; `chosen` is the value of the choice. */
  act: (answer: Deed & { chosen: string }) => Observable<R>;
}

export interface Choice {
  legend: string;
  /** What is chosen to begin with; null where only the reader can know. */
  preset: string | null;
  options: readonly { value: string; label: string; hint?: string }[];
}

/** How the dialog ended: done, left, or left because what was on the page is out of date. */
export type Answer<R> = { kind: 'done'; value: R } | { kind: 'left' } | { kind: 'reload' };

const TYPED_ABOVE = 1_000;

/** What has to be typed, if anything: the number of people it reaches. */
export function wordToType(recipients: number | undefined): string | null {
  return recipients !== undefined && recipients > TYPED_ABOVE ? String(recipients) : null;
}

/** `12,480`, `12480` and ` 12 480 ` are the same number. */
export function typedRight(typed: string, wanted: string | null): boolean {
  return wanted === null || typed.replaceAll(/[\s,.]/g, '') === wanted;
}
