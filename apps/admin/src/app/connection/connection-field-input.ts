import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ChoiceField } from '../form/choice-field';
import { TextField } from '../form/text-field';
import { injectText } from '../i18n/text';
import { type ConnectionField } from './connection-fields';
import { type SecretDraft } from './connection-form';

/** A field as it stands in the form, in the reader's words. */
export interface ShownField extends Pick<ConnectionField, 'part' | 'shape' | 'need'> {
  label: string;
  hint: string;
  placeholder: string;
  options: readonly { value: string; label: string }[];
  problem: string;
  value: string;
  secret: SecretDraft | null;
  typed: string;
  /** Whether a secret of this name is kept by the server. */
  isSet: boolean;
}

/** One field of a connection: a text, a choice, a yes or no, or a secret that only goes in. */
@Component({
  selector: 'app-connection-field-input',
  imports: [ChoiceField, MatButton, TextField],
  templateUrl: './connection-field-input.html',
  styleUrl: './connection-field-input.scss',
})
export class ConnectionFieldInput {
  readonly field = input.required<ShownField>();

  readonly setting = output<string>();
  readonly secret = output<SecretDraft>();

  protected readonly text = injectText();
}
