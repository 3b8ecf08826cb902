/** Makes a value safe for the place it is put in. Must not throw for any string. */
export type Escape = (value: string) => string;

export const escapeNothing: Escape = (value) => value;

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and quoted attribute values of HTML and XML. */
export const escapeHtml: Escape = (value) => value.replace(/[&<>"']/g, (sign) => HTML[sign] ?? sign);

/** For the inside of a JSON string: what the value would be between the quotes. */
export const escapeJsonString: Escape = (value) => JSON.stringify(value).slice(1, -1);

/** For one part of a web address or of a form: a value can add no separator. Half surrogates become U+FFFD. */
export const escapeUrlPart: Escape = (value) => encodeURIComponent(value.toWellFormed());
