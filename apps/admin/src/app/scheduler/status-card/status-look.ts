import { LucideAlertCircle, LucideCheckCircle, LucideClock } from '@lucide/angular';
import { type StateLook } from '../../state/state-look';
import { type StatusLevel } from '../status-level';

/**
 * Green check: it works. Yellow clock: late or out of date. Red alert: it does not work, or nobody knows. A failed job
 * leaves the scheduler green; its tile turns red.
 */
export const STATUS_LOOKS: Record<StatusLevel, StateLook> = {
  unknown: { tone: 'idle', icon: LucideClock, label: 'status.unknown' },
  lost: { tone: 'err', icon: LucideAlertCircle, label: 'status.lost' },
  stopped: { tone: 'err', icon: LucideAlertCircle, label: 'status.stopped' },
  stuck: { tone: 'err', icon: LucideAlertCircle, label: 'status.stuck' },
  stale: { tone: 'warn', icon: LucideClock, label: 'status.stale' },
  late: { tone: 'warn', icon: LucideClock, label: 'status.late' },
  attention: { tone: 'ok', icon: LucideCheckCircle, label: 'status.running' },
  ok: { tone: 'ok', icon: LucideCheckCircle, label: 'status.running' },
};
