/** The builder's steps in their order. */
export const STEPS = ['basics', 'audience', 'message', 'sending', 'schedule', 'review'] as const;
export type Step = (typeof STEPS)[number];
