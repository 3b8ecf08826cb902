import {
  type LucideIcon,
  LucideArchive,
  LucideCalendarDays,
  LucideDatabase,
  LucideHouse,
  LucideListChecks,
  LucideScrollText,
  LucideSend,
  LucideSettings,
  LucideWorkflow,
} from '@lucide/angular';
import { type Role } from '@jeongsi/contract';
import { type TextKey } from '../i18n/text';

/** A place in the menu. */
export interface Destination {
  path: string;
  label: TextKey;
  /** For the narrow rail, where the whole name does not fit. */
  short: TextKey;
  icon: LucideIcon;
  /** Whether the bottom bar of a phone shows it; the others wait behind "more". */
  place: 'bar' | 'more';
  /** Whom the server lets look there; everybody without it. */
  needs?: Exclude<Role, 'viewer'>;
}

export interface DestinationGroup {
  label: TextKey | null;
  items: readonly Destination[];
}

export const DESTINATIONS: readonly DestinationGroup[] = [
  {
    label: null,
    items: [{ path: '/', label: 'nav.home', short: 'nav.home', icon: LucideHouse, place: 'bar' }],
  },
  {
    label: 'nav.make',
    items: [{ path: '/workflows', label: 'nav.workflows', short: 'nav.workflows', icon: LucideWorkflow, place: 'bar' }],
  },
  {
    label: 'nav.run',
    items: [
      { path: '/jobs', label: 'nav.jobs', short: 'nav.jobs', icon: LucideListChecks, place: 'bar' },
      {
        path: '/upcoming',
        label: 'nav.upcoming',
        short: 'nav.upcoming.short',
        icon: LucideCalendarDays,
        place: 'more',
      },
      { path: '/outbox', label: 'nav.outbox', short: 'nav.outbox', icon: LucideArchive, place: 'more' },
    ],
  },
  {
    label: 'nav.connect',
    items: [
      { path: '/channels', label: 'nav.channels', short: 'nav.channels', icon: LucideSend, place: 'more' },
      {
        path: '/data-sources',
        label: 'nav.dataSources',
        short: 'nav.dataSources.short',
        icon: LucideDatabase,
        place: 'more',
      },
    ],
  },
  {
    label: 'nav.manage',
    items: [
      {
        path: '/audit',
        label: 'nav.audit',
        short: 'nav.audit.short',
        icon: LucideScrollText,
        place: 'more',
        needs: 'operator',
      },
      { path: '/settings', label: 'nav.settings', short: 'nav.settings', icon: LucideSettings, place: 'more' },
    ],
  },
];
