import { computed, inject, Injectable } from '@angular/core';
import { type WorkflowPreview, type WorkflowPreviewRequest } from '@jeongsi/contract';
import { WorkflowApi } from '../../workflow/workflow-api';
import { AudienceLook } from '../audience/audience-look';
import { BuilderStore } from '../builder-store';
import { injectLook, type Look } from '../../http/look';
import { checkAudience } from '../model/check-audience';
import { checkMessage } from '../model/check-message';

const WAIT_MS = 500;
const SAMPLES = 5;

/** The message as its readers would see it, rendered by the server for real recipients. */
@Injectable()
export class MessageLook {
  private readonly api = inject(WorkflowApi);
  private readonly store = inject(BuilderStore);
  private readonly audience = inject(AudienceLook);

  /** Whether whom and what are whole enough to be rendered. */
  readonly ready = computed(() => {
    const { audience, purpose, message } = this.store.draft();
    return checkAudience(audience, purpose).length === 0 && checkMessage(message).length === 0;
  });

  private readonly question = computed<WorkflowPreviewRequest | null>(() => {
    const step = this.store.step();
    if (!this.ready() || !['message', 'sending', 'schedule', 'review'].includes(step)) return null;
    const { purpose, audience, message, sending, policy } = this.store.definition();
    const rows = this.audience.rows();
    // While the text is being written the first rows do: a database is not queried with every word.
    const light = step !== 'review' && this.audience.byHand();
    if (light && rows.length === 0) return null;
    return {
      audience: light ? { source: 'list', mapping: audience.mapping, rows: [...rows] } : audience,
      message,
      ...(purpose !== undefined && { purpose }),
      ...(sending !== undefined && { sending }),
      ...(policy !== undefined && { policy }),
      limit: SAMPLES,
    };
  });

  readonly look: Look<WorkflowPreview> = injectLook(this.question, (request) => this.api.preview(request), WAIT_MS);
}
