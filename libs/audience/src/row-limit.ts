/** The most rows that a source may give; more is a mistake in the query more often than an audience. */
export const MAX_ROWS = 1_000_000;
