import { computed, inject, Injectable, signal } from '@angular/core';
import { type AudiencePreview, type AudiencePreviewRequest, type UploadedFile } from '@jeongsi/contract';
import { BuilderApi } from '../builder-api';
import { BuilderStore } from '../builder-store';
import { injectLook, type Look } from '../../http/look';
import { audienceOf, listRows } from '../model/audience-draft';
import { checkAudience } from '../model/check-audience';
import { columnsOf, type Row } from '../model/table-text';

const WAIT_MS = 400;
const ROWS_SHOWN = 20;

/** The server wants some column before it reads; this one is in no source. */
const NO_COLUMN = '(none)';

/** What the chosen source gives: columns, first rows, and who would be left out. */
@Injectable()
export class AudienceLook {
  private readonly api = inject(BuilderApi);
  private readonly store = inject(BuilderStore);

  /** The database or the service that a person asked to look into; typing alone must not query it. */
  private readonly askedFor = signal<string | null>(null);

  private readonly source = computed(() => {
    const { audience } = this.store.draft();
    return JSON.stringify([audience.source, audience[audience.source]]);
  });

  /** Whether the source has to be asked for by hand. */
  readonly byHand = computed(() => ['sql', 'http'].includes(this.store.draft().audience.source));

  /** Whether what is shown belongs to what is typed. */
  readonly asked = computed(() => !this.byHand() || this.askedFor() === this.source());

  private readonly question = computed<AudiencePreviewRequest | null>(() => {
    const { audience, purpose, message } = this.store.draft();
    const broken = checkAudience(audience, purpose).some(({ field }) => !field.startsWith('audience.mapping'));
    if (broken || !this.asked() || !['audience', 'message', 'sending'].includes(this.store.step())) return null;
    const { mapping, ...source } = audienceOf(audience);
    const known = { ...mapping, address: mapping.address === '' ? NO_COLUMN : mapping.address };
    return {
      audience: { ...source, mapping: known } as AudiencePreviewRequest['audience'],
      channel: message.channel,
      // Who did not agree can be told only once the column is known that says so.
      ...(mapping.adConsent !== undefined && { purpose }),
    };
  });

  readonly look: Look<AudiencePreview> = injectLook(this.question, (request) => this.api.audience(request), WAIT_MS);

  /** An uploaded file, with its name and first rows. */
  readonly file: Look<UploadedFile> = injectLook(
    computed(() => {
      const { source, file } = this.store.draft().audience;
      return source === 'file' && file.fileId !== '' ? file.fileId : null;
    }),
    (id) => this.api.file(id),
    0,
  );

  /** Of what is typed and pasted they are known at once, of all else when the server has looked. */
  readonly columns = computed<readonly string[]>(() => {
    const { source, list } = this.store.draft().audience;
    if (source === 'list') return columnsOf(listRows(list));
    return this.look.value()?.columns ?? this.file.value()?.columns ?? [];
  });

  readonly rows = computed<readonly Row[]>(() => {
    const { source, list } = this.store.draft().audience;
    if (source === 'list') return listRows(list).slice(0, ROWS_SHOWN);
    return this.look.value()?.rows ?? this.file.value()?.sample ?? [];
  });

  /** Looks into a database or a service. */
  ask(): void {
    if (this.asked()) this.look.again();
    else this.askedFor.set(this.source());
  }
}
