/** Longer than any address that Intron gives; what is longer is a mistake. */
const MAX_LENGTH = 2_000;

/** Hosts to which a request stays on this machine, as the sandbox's does. */
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks the credential's 'Base URL' and brings it into the form that paths are appended to.
 *
 * The API key travels with every request, so plain HTTP is accepted on loopback only.
 *
 * @param text as entered, e.g. ` https://infer.voice.intron.io/ `
 * @returns the URL without a slash at its end, or `undefined` when it can't be used
 */
export function normalizeBaseUrl(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed.length > MAX_LENGTH || !URL.canParse(trimmed)) return undefined;
	const url = new URL(trimmed);
	const isSafe =
		url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOST.test(url.hostname));
	if (!isSafe || url.username || url.password || url.search || url.hash) return undefined;
	// Not `href`: it keeps a question mark or a hash sign with nothing behind it.
	return (url.origin + url.pathname).replace(/\/+$/, '');
}
