import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatDialogRef, MatDialogState } from '@angular/material/dialog';
import { filter, merge } from 'rxjs';
import { type Action } from '../action/action';
import { ActionFailure } from '../action/action-failure';
import { injectText } from '../i18n/text';
import { type Answer } from './question';

/**
 * The title, the failure and the buttons of every dialog that does something; what it asks is its content. Once something
 * was typed, Escape and a click beside the dialog ask before they throw it away.
 */
@Component({
  selector: 'app-dialog-frame',
  imports: [ActionFailure, MatButton],
  templateUrl: './dialog-frame.html',
  styleUrl: './dialog-frame.scss',
})
export class DialogFrame {
  readonly title = input.required<string>();
  readonly verb = input.required<string>();
  readonly tone = input<'plain' | 'danger'>('plain');
  readonly action = input.required<Action>();
  /** Whether something is missing before the button may do its work. */
  readonly blocked = input(false);
  /** What is asked before something is lost; without it the words for what was typed. Empty: nothing can be lost. */
  readonly loss = input<string>();

  readonly confirmed = output();

  private readonly opened = inject<MatDialogRef<unknown, Answer<never>>>(MatDialogRef);
  private readonly injector = inject(Injector);
  private readonly form = viewChild.required<ElementRef<HTMLElement>>('form');
  private readonly stay = viewChild<unknown, ElementRef<HTMLElement>>('stay', { read: ElementRef });

  protected readonly text = injectText();
  /** Whether the way out was asked for while something would be lost. */
  protected readonly leaving = signal(false);

  constructor() {
    const escapes = this.opened.keydownEvents().pipe(filter(({ key }) => key === 'Escape'));
    merge(escapes, this.opened.backdropClick())
      .pipe(
        filter(() => this.opened.disableClose === true),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe((event) => this.leaving.update((asked) => !asked || event.type === 'click'));
    effect(() => this.stay()?.nativeElement.focus());
    let worked = false;
    effect(() => {
      const busy = this.action().busy();
      if (worked && !busy) this.showProblem();
      worked = busy;
    });
  }

  /** A dialog that fades away after somebody left it still takes a press, and must not do what it asked about. */
  protected submit(): void {
    if (this.opened.getState() !== MatDialogState.OPEN) return;
    this.confirmed.emit();
    this.showProblem();
  }

  protected keep(): void {
    if (this.loss() !== '') this.opened.disableClose = true;
  }

  /** In a long form what is wrong may be far above the button. */
  private showProblem(): void {
    const first = () => this.form().nativeElement.querySelector<HTMLElement>('[aria-invalid]');
    // Of a group of radio buttons its first one can be focused.
    const target = () => first()?.querySelector('input') ?? first();
    afterNextRender(() => target()?.focus(), { injector: this.injector });
  }

  protected close(answer: Answer<never>): void {
    this.opened.close(answer);
  }
}
