/** The colour family of a state: see `theme/_tokens.scss`. */
export type Tone = 'ok' | 'warn' | 'err' | 'run' | 'idle' | 'abort';
