/** Where to go after logging in: a path of ours, never another site's address that somebody put into a link. */
export function safeReturnUrl(asked: string | undefined): string {
  return asked !== undefined && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/login') ? asked : '/';
}
