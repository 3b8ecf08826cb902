import {
  type LucideIcon,
  LucideAlertCircle,
  LucideArchive,
  LucideBan,
  LucideCheckCircle,
  LucideCircleDashed,
  LucideCirclePause,
  LucideCircleQuestionMark,
  LucideCircleStop,
  LucideClock,
  LucideHourglass,
  LucideLoaderCircle,
  LucideMailCheck,
  LucideMoon,
  LucidePencilLine,
  LucideRotateCw,
  LucideSend,
  LucideSkipForward,
  LucideTriangleAlert,
} from '@lucide/angular';
import { type DeliveryState, type WorkflowStatus } from '@jeongsi/contract';
import { type TextKey } from '../i18n/text';
import { type JobSituation } from './job-situation';
import { type Tone } from './tone';

/** How a state is shown wherever it is: never by colour alone. */
export interface StateLook {
  tone: Tone;
  icon: LucideIcon;
  label: TextKey;
}

export const JOB_LOOKS: Record<JobSituation, StateLook> = {
  pending: { tone: 'warn', icon: LucideClock, label: 'job.state.pending' },
  queued: { tone: 'warn', icon: LucideHourglass, label: 'job.state.queued' },
  held: { tone: 'warn', icon: LucideMoon, label: 'job.state.held' },
  paused: { tone: 'warn', icon: LucideCirclePause, label: 'job.state.paused' },
  retrying: { tone: 'warn', icon: LucideRotateCw, label: 'job.state.retrying' },
  running: { tone: 'run', icon: LucideLoaderCircle, label: 'job.state.running' },
  completed: { tone: 'ok', icon: LucideCheckCircle, label: 'job.state.completed' },
  reachedNobody: { tone: 'warn', icon: LucideTriangleAlert, label: 'job.state.reachedNobody' },
  partlyFailed: { tone: 'err', icon: LucideTriangleAlert, label: 'job.state.partlyFailed' },
  failed: { tone: 'err', icon: LucideAlertCircle, label: 'job.state.failed' },
  cancelled: { tone: 'idle', icon: LucideBan, label: 'job.state.cancelled' },
  aborted: { tone: 'abort', icon: LucideCircleStop, label: 'job.state.aborted' },
  skipped: { tone: 'idle', icon: LucideSkipForward, label: 'job.state.skipped' },
};

export const DELIVERY_LOOKS: Record<DeliveryState, StateLook> = {
  pending: { tone: 'idle', icon: LucideCircleDashed, label: 'delivery.state.pending' },
  sending: { tone: 'run', icon: LucideLoaderCircle, label: 'delivery.state.sending' },
  accepted: { tone: 'ok', icon: LucideSend, label: 'delivery.state.accepted' },
  delivered: { tone: 'ok', icon: LucideMailCheck, label: 'delivery.state.delivered' },
  held: { tone: 'warn', icon: LucideMoon, label: 'delivery.state.held' },
  failed: { tone: 'err', icon: LucideAlertCircle, label: 'delivery.state.failed' },
  unknown: { tone: 'warn', icon: LucideCircleQuestionMark, label: 'delivery.state.unknown' },
  skipped: { tone: 'idle', icon: LucideSkipForward, label: 'delivery.state.skipped' },
};

export const WORKFLOW_LOOKS: Record<WorkflowStatus, StateLook> = {
  draft: { tone: 'idle', icon: LucidePencilLine, label: 'workflow.state.draft' },
  active: { tone: 'ok', icon: LucideCheckCircle, label: 'workflow.state.active' },
  paused: { tone: 'warn', icon: LucideCirclePause, label: 'workflow.state.paused' },
  archived: { tone: 'idle', icon: LucideArchive, label: 'workflow.state.archived' },
};
