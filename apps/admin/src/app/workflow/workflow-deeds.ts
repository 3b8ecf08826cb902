import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { type Job, type Workflow } from '@jeongsi/contract';
import { catchError, concatMap, firstValueFrom, from, map, type Observable, of, reduce } from 'rxjs';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { type Answer, type Question } from '../confirm/question';
import { type Failure } from '../failure/failure';
import { failureText } from '../failure/failure-text';
import { injectFailure } from '../failure/inject-failure';
import { type Deed } from '../http/deed';
import { idempotencyKey } from '../http/idempotency-key';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { RecentRecipientsCount } from './recent-recipients-count';
import { runTwice } from './run-twice';
import { type BulkAction } from './workflow-action';
import { WorkflowApi } from './workflow-api';

/** What is enough of a workflow to act on it. */
export type DeedTarget = Pick<Workflow, 'id' | 'version' | 'name'>;

/** How an action on several workflows went. */
export interface BulkResult {
  done: number;
  failures: readonly Failure[];
  /** The workflows or jobs that came of it. */
  made: readonly (Workflow | Job)[];
}

/** What takes an action back; the others cannot be taken back. */
const BACK: Partial<Record<BulkAction, 'pause' | 'resume'>> = { pause: 'resume', resume: 'pause' };

/** What a person does to workflows: asks, does, and tells how it went. Provided below the shell. */
@Injectable()
export class WorkflowDeeds {
  private readonly api = inject(WorkflowApi);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly status = inject(SchedulerStatusStore);
  private readonly failureOf = injectFailure();
  private readonly recent = inject(RecentRecipientsCount);
  private readonly text = injectText();
  private readonly number = injectNumber();

  /**
   * `reached` is how many people a run would reach, as far as the last run tells. Resolves when everything that
   * changed has changed.
   */
  async act(action: BulkAction, workflows: readonly DeedTarget[], reached: number): Promise<'changed' | 'unchanged'> {
    const lately = action === 'runNow' ? await this.recent.of(workflows.map(({ id }) => id)) : null;
    const answer = await this.confirm.ask(this.question(action, workflows, { reached, lately }));
    if (answer.kind === 'left') return 'unchanged';
    if (answer.kind === 'done') await this.tell(action, answer);
    this.status.refresh();
    return 'changed';
  }

  private question(
    action: BulkAction,
    workflows: readonly DeedTarget[],
    { reached, lately }: { reached: number; lately: number | null },
  ): Question<BulkResult> {
    const [first] = workflows;
    const n = workflows.length;
    const title =
      n === 1
        ? this.text(`workflow.${action}.title`, { name: first?.name ?? '' })
        : this.text(`workflow.${action}.titleMany`, { n });
    const effects = [
      ...(action === 'runNow' && this.stopped() ? [this.text('run.stopped')] : []),
      action === 'runNow' && n === 1 && reached > 0
        ? this.text('job.runNow.effect', { n: this.number()(reached) })
        : this.text(`workflow.${action}.effect`),
      ...(action === 'runNow' ? runTwice(lately, this.text, this.number()) : []),
      this.text(`workflow.${action}.after`),
    ];
    return {
      title,
      effects,
      verb: this.text(`workflow.${action}`),
      tone: action === 'archive' ? 'danger' : 'plain',
      ...(action === 'runNow' && reached > 0 && { recipients: reached }),
      reason: 'asked',
      act: (deed) =>
        n === 1 && first !== undefined ? this.single(action, first, deed) : this.all(action, workflows, deed),
    };
  }

  private stopped(): boolean {
    return this.status.feed().status?.isRunning === false;
  }

  /** Alone its failure stays in the dialog. */
  private single(action: BulkAction, workflow: DeedTarget, deed: Deed): Observable<BulkResult> {
    return this.send(action, workflow, deed).pipe(map((made) => ({ done: 1, failures: [], made: [made] })));
  }

  /** One after another; what fails does not keep the others from it. */
  private all(action: BulkAction, workflows: readonly DeedTarget[], deed: Deed): Observable<BulkResult> {
    return from(workflows).pipe(
      concatMap((workflow, index) =>
        this.send(action, workflow, { ...deed, key: `${deed.key}-${index}` }).pipe(
          map((made) => ({ made, failure: null })),
          catchError((error: unknown) => of({ made: null, failure: this.failureOf(error) })),
        ),
      ),
      reduce<{ made: Workflow | Job | null; failure: Failure | null }, BulkResult>(
        (sum, { made, failure }) => ({
          done: sum.done + (failure === null ? 1 : 0),
          failures: failure === null ? sum.failures : [...sum.failures, failure],
          made: made === null ? sum.made : [...sum.made, made],
        }),
        { done: 0, failures: [], made: [] },
      ),
    );
  }

  private send(action: BulkAction, workflow: DeedTarget, deed: Deed): Observable<Workflow | Job> {
    switch (action) {
      case 'pause':
        return this.api.pause(workflow, deed);
      case 'resume':
        return this.api.resume(workflow, deed);
      case 'archive':
        return this.api.archive(workflow, deed);
      case 'duplicate':
        return this.api.duplicate(workflow.id, deed);
      case 'runNow':
        return this.api.execute({ workflowId: workflow.id, mode: 'live', waitSeconds: 0 }, deed);
    }
  }

  private async tell(action: BulkAction, answer: Extract<Answer<BulkResult>, { kind: 'done' }>): Promise<void> {
    const { done, failures, made } = answer.value;
    const [failure] = failures;
    if (failure !== undefined) {
      const cause = failureText(failure, this.text);
      this.notices.tell('workflow.partlyDone', { done, failed: failures.length, cause });
      return;
    }
    const sentence =
      action === 'runNow' && this.stopped()
        ? this.text('run.stopped.done')
        : this.text(`workflow.${action}.done`, { n: done });
    const back = BACK[action];
    if (back === undefined) this.notices.say(sentence);
    else void this.offerBack(sentence, back, made);
    // What was made alone is looked at next.
    const [alone] = made;
    if (made.length !== 1 || alone === undefined) return;
    if (action === 'runNow') await this.router.navigate(['/jobs', alone.id]);
    if (action === 'duplicate') await this.router.navigate(['/workflows', alone.id]);
  }

  /** Nothing was lost yet: until the note goes, one click puts it back as it was. */
  private async offerBack(sentence: string, back: 'pause' | 'resume', made: BulkResult['made']): Promise<void> {
    if ((await this.notices.offer(sentence, this.text('form.undo'))) === 'passed') return;
    const workflows = made.flatMap((each) => ('schedule' in each ? [each] : []));
    const { done, failures } = await firstValueFrom(this.all(back, workflows, { key: idempotencyKey(), reason: '' }));
    const [failure] = failures;
    if (failure === undefined) this.notices.tell(`workflow.${back}.done`, { n: done });
    else this.notices.say(failureText(failure, this.text));
    this.status.refresh();
  }
}
