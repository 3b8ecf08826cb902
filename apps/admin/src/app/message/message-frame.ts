import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { LucideMessageCircle, LucideMessageSquare } from '@lucide/angular';
import { type ChannelName } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { type FramedMessage } from './shown-message';
import { injectTypeName } from './type-name';

/** One message as its reader sees it: on a phone, in a mail program, or as the JSON that a program gets. */
@Component({
  selector: 'app-message-frame',
  imports: [LucideMessageCircle, LucideMessageSquare],
  templateUrl: './message-frame.html',
  styleUrl: './message-frame.scss',
})
export class MessageFrame {
  readonly sample = input.required<FramedMessage>();
  readonly channel = input.required<ChannelName>();

  private readonly sanitizer = inject(DomSanitizer);

  protected readonly text = injectText();
  protected readonly typeName = injectTypeName();
  protected readonly json = computed(() => indented(this.sample().body));

  /** Trusted as the content of a frame that may do nothing: no script, no form, no origin of its own. */
  protected readonly html = computed(() => {
    const { html } = this.sample();
    return html === undefined ? null : this.sanitizer.bypassSecurityTrustHtml(html);
  });
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
