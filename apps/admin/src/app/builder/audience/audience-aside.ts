import { Component, computed, inject } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Funnel } from '../../audience/funnel';
import { FailureNote } from '../../failure/failure-note';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { injectProblemWords } from '../problem-words';
import { MAPPING_ROLES } from '../model/audience-draft';
import { problemsOf } from '../model/problem';
import { AudienceLook } from './audience-look';

/** What the source gives: the first rows, and from everybody to those who would get it. */
@Component({
  selector: 'app-audience-aside',
  imports: [FailureNote, Funnel, MatProgressBar],
  templateUrl: './audience-aside.html',
  styleUrl: './audience-aside.scss',
})
export class AudienceAside {
  private readonly store = inject(BuilderStore);

  private readonly problemWords = injectProblemWords();

  protected readonly text = injectText();
  protected readonly look = inject(AudienceLook);

  /** With the role that each column plays. */
  protected readonly columns = computed(() => {
    const { mapping } = this.store.draft().audience;
    return this.look.columns().map((name) => {
      const role = MAPPING_ROLES.find((each) => mapping[each] === name);
      return { name, role: role === undefined ? '' : this.text(`builder.mapping.${role}.short`) };
    });
  });

  /** Who would be left out can be told once it is known which column the addresses are in. */
  protected readonly funnel = computed(() => {
    const value = this.look.look.value();
    return value?.columns.includes(this.store.draft().audience.mapping.address) ? value.funnel : null;
  });

  /** Nobody is known to have agreed before it is known which column says so. */
  protected readonly consent = computed(() => {
    const { purpose, audience } = this.store.draft();
    return purpose === 'advertising' && audience.mapping.adConsent !== '' ? 'asked' : 'unknown';
  });

  protected readonly refusals = computed(() =>
    problemsOf(this.look.look.errors())
      // The placeholder for a column that nobody chose yet is no news to its reader.
      .filter(({ field }) => !field.startsWith('audience.mapping'))
      .map((problem) => this.problemWords(problem)),
  );

  protected readonly leftOut = computed(() =>
    (this.funnel() ?? []).filter(({ out, examples }) => out > 0 && examples.length > 0),
  );
}
