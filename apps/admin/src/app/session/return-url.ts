/**
 * Where to go after logging in: a path of ours, never another site's address that somebody put into a link. Browsers
 * read a backslash as a slash and drop control characters, so neither may stand in it.
 */
export function safeReturnUrl(asked: string | undefined): string {
  return asked !== undefined && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(asked) && !asked.startsWith('/login') ? asked : '/';
}
