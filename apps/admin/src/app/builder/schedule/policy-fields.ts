import { Component, computed, inject } from '@angular/core';
import { MISSED_POLICIES, OVERLAP_POLICIES } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { OptionCards } from '../../form/option-cards';

const NUMBERS = ['missedGraceMinutes', 'pauseAfterFailures', 'maxRetries', 'timeoutSeconds'] as const;
type PolicyNumber = (typeof NUMBERS)[number];

/** What happens when something does not go as planned; most leave it as it is. */
@Component({
  selector: 'app-policy-fields',
  imports: [Control, Field, OptionCards],
  templateUrl: './policy-fields.html',
  styleUrl: './policy-fields.scss',
})
export class PolicyFields {
  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly policy = computed(() => this.store.draft().policy);
  private readonly recurring = computed(() => this.store.draft().schedule.type === 'recurring');

  /** What needs more than one run is for schedules with more than one. */
  protected readonly overlaps = computed(() =>
    this.recurring() ? OVERLAP_POLICIES.map((value) => ({ value, label: this.text(`builder.overlap.${value}`) })) : [],
  );
  protected readonly missed = computed(() =>
    MISSED_POLICIES.map((value) => ({ value, label: this.text(`builder.missed.${value}`) })),
  );
  protected readonly numbers = computed<readonly PolicyNumber[]>(() =>
    NUMBERS.filter((name) => name !== 'pauseAfterFailures' || this.recurring()),
  );

  /** Whether something in it is out of the ordinary, so that it does not hide. */
  protected readonly opened = computed(() => this.store.shown().some(({ field }) => field.startsWith('policy')));

  protected setNumber(name: PolicyNumber, typed: string): void {
    this.store.patchPolicy({ [name]: typed });
  }
}
