import { causesOf } from '../../../shared/intron/transport';
import type { AddressMessage } from './messages';
import { ADDRESS_MESSAGES } from './messages';

/** What a status without a file means; those that are not listed have no meaning of their own. */
const STATUSES: ReadonlyArray<readonly [statuses: RegExp, message: AddressMessage]> = [
	[/^(?:401|402|403|407)$/, ADDRESS_MESSAGES.signIn],
	[/^(?:404|410)$/, ADDRESS_MESSAGES.gone],
	[/^(?:408|425|429|5\d\d)$/, ADDRESS_MESSAGES.busy],
];

/** Why a request was not finished, by the code, the name or else the words of what n8n throws. */
const CAUSES: ReadonlyArray<readonly [signs: RegExp, message: AddressMessage]> = [
	[/^Ssrf/, ADDRESS_MESSAGES.blocked],
	[/^(?:ENOTFOUND|EAI_\w+)$/, ADDRESS_MESSAGES.unknownHost],
	[/CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|^EPROTO$/, ADDRESS_MESSAGES.certificate],
	[/^(?:ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT)$/, ADDRESS_MESSAGES.noAnswer],
	[/^ERR_FR_TOO_MANY_REDIRECTS$|number of redirects/, ADDRESS_MESSAGES.manyRedirects],
	[/exceeds the max size limit/, ADDRESS_MESSAGES.tooLarge],
	[/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, ADDRESS_MESSAGES.unreachable],
];

/** What an answer without a file means. */
export const messageOfStatus = (status: number): AddressMessage =>
	STATUSES.find(([statuses]) => statuses.test(String(status)))?.[1] ?? ADDRESS_MESSAGES.otherAnswer;

/**
 * What it means that a file could not be fetched.
 *
 * @returns the message, and n8n's own words where they are quoted
 */
export function reasonOf(thrown: unknown): readonly [message: AddressMessage, said: string] {
	const causes = causesOf(thrown);
	for (const [signs, message] of CAUSES) {
		const found = causes.find(({ code, name, message: words }) =>
			[code, name, words].some((sign) => typeof sign === 'string' && signs.test(sign)),
		);
		if (!found) continue;
		const words = [found.message, found.description].filter((text) => typeof text === 'string');
		return [message, words.join('. ')];
	}
	return [ADDRESS_MESSAGES.brokenOff, ''];
}
