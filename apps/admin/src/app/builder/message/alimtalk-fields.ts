import { Component, computed, inject } from '@angular/core';
import { FailureNote } from '../../failure/failure-note';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Connections } from '../connections';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { accountOf, type MessageDraft } from '../model/message-draft';
import { variableText } from '../model/variable';
import { TemplateField } from './template-field';

/** A template that KakaoTalk approved, and what stands for its variables. */
@Component({
  selector: 'app-alimtalk-fields',
  imports: [Control, FailureNote, Field, TemplateField],
  templateUrl: './alimtalk-fields.html',
  styleUrl: './alimtalk-fields.scss',
})
export class AlimtalkFields {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly shown = variableText;
  protected readonly connections = inject(Connections);
  protected readonly alimtalk = computed(() => this.store.draft().message.alimtalk);
  protected readonly account = computed(() => accountOf(this.store.draft().message));

  /** By the KakaoTalk channel that they belong to. */
  protected readonly groups = computed(() => {
    const account = this.connections.account.value();
    return (account?.profiles ?? []).map(({ pfId, name }) => ({
      name,
      templates: (account?.templates ?? []).filter((template) => template.pfId === pfId),
    }));
  });

  protected readonly template = computed(() =>
    this.connections.account.value()?.templates.find(({ templateId }) => templateId === this.alimtalk().templateId),
  );

  /** The one that is saved, while the list is not there or does not have it. */
  protected readonly unknown = computed(() =>
    this.alimtalk().templateId !== '' && this.template() === undefined ? this.alimtalk().templateId : '',
  );

  protected readonly variables = computed(() => {
    const { variables } = this.alimtalk();
    return (this.template()?.variables ?? Object.keys(variables)).map((name) => ({
      name,
      value: variables[name] ?? '',
    }));
  });

  protected choose(templateId: string): void {
    const template = this.connections.account.value()?.templates.find((each) => each.templateId === templateId);
    this.patch({ templateId, pfId: template?.pfId ?? '', variables: {} });
  }

  /** An empty one takes the column of the same name. */
  protected fill(name: string, text: string): void {
    const rest = Object.entries(this.alimtalk().variables).filter(([known]) => known !== name);
    this.patch({ variables: Object.fromEntries(text === '' ? rest : [...rest, [name, text]]) });
  }

  private patch(change: Partial<MessageDraft['alimtalk']>): void {
    this.store.patchMessage({ alimtalk: { ...this.alimtalk(), ...change } });
  }
}
