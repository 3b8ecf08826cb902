import { type LucideIcon } from '@lucide/angular';
import { type StateLook } from '../state/state-look';

/** Something to go to or to do. */
export interface SearchItem {
  /** Stays the same while the lists around it change. */
  id: string;
  label: string;
  icon: LucideIcon;
  /** What tells it from another of the same name. */
  note?: string;
  look?: StateLook;
  /** An address of the console, or a deed. */
  target: string | (() => void);
}

export interface SearchGroup {
  id: 'pages' | 'actions' | 'workflows' | 'jobs';
  label: string;
  items: readonly SearchItem[];
}
