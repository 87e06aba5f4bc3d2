import { normalizeBaseUrl } from '../../shared/intron/baseUrl';

/**
 * The address that audio is fetched from. The service gives `http://` links to a storage that speaks
 * https as well, so they are raised to it; what a sandbox on this machine gives is left as it is.
 *
 * @param link as the service or a redirect gave it
 * @param baseUrl of the credential; with a public one nothing is fetched from this machine
 * @returns `undefined` for an address that nothing is fetched from
 */
export function safeAddress(link: string, baseUrl: string): string | undefined {
	if (!URL.canParse(link)) return undefined;
	const url = new URL(link);
	const isLocal = url.protocol === 'http:' && normalizeBaseUrl(url.origin) !== undefined;
	if (isLocal) return baseUrl.startsWith('http:') ? url.href : undefined;
	if (url.protocol === 'http:') url.protocol = 'https:';
	return url.protocol === 'https:' ? url.href : undefined;
}
