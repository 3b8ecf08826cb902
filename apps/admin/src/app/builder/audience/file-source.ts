import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { LucideAlertCircle, LucideFileText, LucideUpload } from '@lucide/angular';
import { tap } from 'rxjs';
import { injectAction } from '../../action/action';
import { ActionFailure } from '../../action/action-failure';
import { injectNumber } from '../../i18n/inject-number';
import { injectText } from '../../i18n/text';
import { BuilderApi } from '../builder-api';
import { BuilderStore } from '../builder-store';
import { Field } from '../../form/field';
import { AudienceLook } from './audience-look';
import { fileRefusal } from './file-refusal';

/** A CSV file, uploaded at once: the server reads it again at each run. */
@Component({
  selector: 'app-file-source',
  imports: [ActionFailure, Field, LucideAlertCircle, LucideFileText, LucideUpload, MatButton, MatProgressBar],
  template: `
    <app-field #field name="audience.fileId" [label]="text('builder.file')" [hint]="text('builder.file.hint')">
      <div class="drop" (dragover)="$event.preventDefault()" (drop)="drop($event)">
        @if (about(); as words) {
          <p class="file"><svg lucideFileText size="18" />{{ words }}</p>
        }
        <button matButton="tonal" type="button" [disabled]="action.busy()" (click)="file.click()">
          <svg lucideUpload matButtonIcon size="18" />{{
            text(about() ? 'builder.file.another' : 'builder.file.choose')
          }}
        </button>
        <input
          #file
          [id]="field.id()"
          [attr.aria-describedby]="field.described()"
          class="cdk-visually-hidden"
          type="file"
          tabindex="-1"
          accept=".csv,.txt,text/csv"
          (change)="take(file.files)"
        />
      </div>
    </app-field>
    @if (action.busy()) {
      <mat-progress-bar mode="indeterminate" [attr.aria-label]="text('builder.file.uploading')" />
    }
    <div role="alert">
      @if (refused(); as words) {
        <div class="refused">
          <svg lucideAlertCircle size="18" />
          <div>
            @for (sentence of words; track sentence) {
              <p>{{ sentence }}</p>
            }
          </div>
        </div>
      }
    </div>
    @if (!refused()) {
      <app-action-failure [failure]="action.failure()" />
    }
  `,
  styleUrl: './file-source.scss',
})
export class FileSource {
  private readonly store = inject(BuilderStore);
  private readonly api = inject(BuilderApi);
  private readonly look = inject(AudienceLook);
  private readonly number = injectNumber();

  protected readonly text = injectText();
  protected readonly action = injectAction();

  private readonly refusal = signal<{ file: string; why: NonNullable<ReturnType<typeof fileRefusal>> } | null>(null);

  /** Of which file, why, and which one counts instead: a list that nobody meant must not be sent to. */
  protected readonly refused = computed(() => {
    const refusal = this.refusal();
    if (refusal === null) return null;
    const { fileId, name } = this.store.draft().audience.file;
    const stays = fileId === '' ? '' : (this.look.file.value()?.name ?? name);
    return [
      this.text('builder.file.refused', { name: refusal.file }),
      this.text(refusal.why.key, refusal.why.params),
      ...(stays === '' ? [] : [this.text('builder.file.stays', { name: stays })]),
    ];
  });

  protected readonly about = computed(() => {
    const { fileId, name } = this.store.draft().audience.file;
    if (fileId === '') return '';
    const file = this.look.file.value();
    if (file === null) return name;
    return this.text('builder.file.about', { name: file.name, n: this.number()(file.rowCount) });
  });

  protected drop(event: DragEvent): void {
    event.preventDefault();
    void this.take(event.dataTransfer?.files ?? null);
  }

  protected async take(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    if (!file) return;
    this.refusal.set(null);
    const refuse = (error: unknown): void => {
      const why = fileRefusal(error);
      if (why !== null) this.refusal.set({ file: file.name, why });
    };
    const uploaded = await this.action.run((key) => this.api.upload(file, key).pipe(tap({ error: refuse })));
    if (uploaded) this.store.patchAudience({ file: { fileId: uploaded.value.id, name: uploaded.value.name } });
  }
}
