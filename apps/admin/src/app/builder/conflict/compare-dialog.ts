import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type LocalizedText, type Schedule } from '@jeongsi/contract';
import { catchError, map, type Observable, of } from 'rxjs';
import { injectNumber } from '../../i18n/inject-number';
import { LanguageStore } from '../../i18n/language-store';
import { injectText } from '../../i18n/text';
import { ScheduleApi } from '../../schedule/schedule-api';
import { type Definition } from '../model/draft';
import { changedSections } from './changed-sections';
import { sectionWords } from './section-words';

export interface Compared {
  theirs: Definition;
  mine: Definition;
}

/** Which of the two goes on. */
export type Preferred = 'theirs' | 'mine';

/** What somebody else saved beside what stands in the fields, part by part. */
@Component({
  selector: 'app-compare-dialog',
  imports: [MatButton],
  templateUrl: './compare-dialog.html',
  styleUrl: './compare-dialog.scss',
})
export class CompareDialog {
  private readonly compared = inject<Compared>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<CompareDialog, Preferred>>(MatDialogRef);
  private readonly schedules = inject(ScheduleApi);
  private readonly language = inject(LanguageStore).current;
  private readonly number = injectNumber();

  protected readonly text = injectText();
  private readonly sentences = {
    theirs: toSignal(this.sentence(this.compared.theirs.schedule), { initialValue: null }),
    mine: toSignal(this.sentence(this.compared.mine.schedule), { initialValue: null }),
  };

  protected readonly parts = computed(() =>
    changedSections(this.compared.theirs, this.compared.mine).map((section) => {
      const words = (side: Preferred): readonly string[] =>
        section === 'schedule'
          ? [this.sentences[side]()?.[this.language()] ?? '']
          : sectionWords(section, this.compared[side], this.text, (value) => this.number()(value));
      const [theirs, mine] = [words('theirs'), words('mine')];
      const alike = theirs.join('\n') === mine.join('\n');
      return { section, title: this.text(`builder.section.${section}`), theirs, mine, alike };
    }),
  );

  protected close(preferred?: Preferred): void {
    this.opened.close(preferred);
  }

  /** Half a schedule has no sentence. */
  private sentence(schedule: Schedule): Observable<LocalizedText | null> {
    return this.schedules.preview({ schedule, limit: 1 }).pipe(
      map(({ sentence }) => sentence),
      catchError(() => of(null)),
    );
  }
}
