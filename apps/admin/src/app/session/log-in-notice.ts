import { Component, computed, input } from '@angular/core';
import { injectText } from '../i18n/text';
import { type LogInRefusal } from './session-store';

/** Why logging in did not work, in one sentence that follows the language. */
@Component({
  selector: 'app-log-in-notice',
  template: `{{ sentence() }}`,
})
export class LogInNotice {
  readonly refusal = input.required<LogInRefusal>();
  /** Whether the key was typed or came with the server's link. */
  readonly source = input.required<'typed' | 'link'>();

  private readonly text = injectText();

  protected readonly sentence = computed(() => {
    const refusal = this.refusal();
    switch (refusal.kind) {
      case 'wrongKey':
        return this.text(this.source() === 'link' ? 'login.wrongLink' : 'login.wrong');
      case 'slowDown':
        return this.text('login.slowDown', { n: refusal.seconds });
      case 'unreachable':
        return this.text('login.unreachable');
    }
  });
}
