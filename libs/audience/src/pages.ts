/** How many rows travel together: enough to write in one transaction, few enough to weigh nothing. */
export const PAGE_ROWS = 500;
