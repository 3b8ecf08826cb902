import { type Definition } from '../model/draft';
import { same } from '../../http/same';

export const SECTIONS = [
  'name',
  'description',
  'purpose',
  'audience',
  'message',
  'sending',
  'schedule',
  'policy',
] as const;
export type Section = (typeof SECTIONS)[number];

/** The parts in which two definitions differ. */
export function changedSections(a: Definition, b: Definition): Section[] {
  return SECTIONS.filter((section) => !same(a[section], b[section]));
}
