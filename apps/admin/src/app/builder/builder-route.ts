import { type UrlMatcher, type UrlMatchResult } from '@angular/router';

/** `workflows/new` and `workflows/:id/edit` are one page: a new draft gets an address once it is saved, and stays. */
export const builderMatcher: UrlMatcher = (segments): UrlMatchResult | null => {
  const [workflows, id, edit] = segments;
  if (workflows?.path !== 'workflows' || id === undefined) return null;
  if (segments.length === 2 && id.path === 'new') return { consumed: segments, posParams: {} };
  if (segments.length === 3 && edit?.path === 'edit') return { consumed: segments, posParams: { id } };
  return null;
};
