/** An answer of the service that brings no transcript, and the fault that it is. */
export interface FaultCase {
	/** What happened, for the name of the test. */
	what: string;
	httpStatus: number;
	body: unknown;
	/** Name of the fault. */
	fault: string;
}

/** The envelope of a refusal. */
const refusal = (message: string) => ({ data: {}, message, status: 'Error' });

const row = (what: string, httpStatus: number, body: unknown, fault: string): FaultCase => ({
	what,
	httpStatus,
	body: typeof body === 'string' && !body.startsWith('<') && body ? refusal(body) : body,
	fault,
});

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>';

/** Every answer that is a fault; texts that nobody has seen are guesses. */
export const FAULT_CASES: readonly FaultCase[] = [
	row('too long', 400, 'max audio duration', 'tooLong'),
	row('too long, with a number', 400, 'audio is longer than the limit of 60 seconds', 'tooLong'),
	row('no credits', 400, 'insufficient balance to process the file', 'insufficientBalance'),
	row('too short', 400, 'audio duration is less than minimum', 'tooShort'),
	row('too short, as a success', 200, 'duration less than minimum allowed', 'tooShort'),
	row('unknown language', 400, 'language not supported', 'badLanguage'),
	row('unknown template', 400, 'use_template_id is not a known template', 'badTemplate'),
	row('missing field', 400, 'audio_file_name is required', 'refused'),
	row('unexplained refusal', 400, refusal(''), 'refused'),
	row('unexpected 4xx', 418, 'short and stout', 'refused'),
	row('unauthorized', 401, 'unauthorized', 'badKey'),
	row('bad key', 403, 'permission denied,access-key error', 'badKey'),
	row('bad key, unexplained', 403, 'forbidden', 'badKey'),
	row('page of a gateway instead of 401', 401, PAGE, 'blocked'),
	row('page of a gateway instead of 403', 403, PAGE, 'blocked'),
	row('nothing instead of 403', 403, '', 'blocked'),
	row('bad key, as a success', 200, 'permission denied,access-key error', 'badKey'),
	row('wrong kind of account', 403, 'only an integrator account may use this', 'accountType'),
	row('no such page', 404, PAGE, 'wrongAddress'),
	row('no such method', 405, '', 'wrongAddress'),
	row('unknown file', 500, 'file not found', 'unknownFile'),
	row('too large', 413, PAGE, 'tooLarge'),
	row('unreadable audio', 415, 'unsupported media type', 'badFormat'),
	row('too many requests', 429, 'ratelimit exceeded 30 per 1 minute', 'rateLimit'),
	row('moved for good', 301, '', 'redirect'),
	row('moved', 302, PAGE, 'redirect'),
	row('time-out without a file ID', 408, { data: {}, message: '', status: 'Ok' }, 'outage'),
	row('internal error', 500, 'something went wrong', 'outage'),
	row('internal error that speaks of the language', 500, 'language model is down', 'outage'),
	row('internal error that speaks of a duration', 503, 'duration of outage: 60 s', 'outage'),
	row('bad gateway', 502, PAGE, 'outage'),
	row('no answer of the gateway', 504, '', 'outage'),
	row('unavailable without a file ID', 503, { data: {}, message: '', status: 'Ok' }, 'outage'),
	...[520, 522, 524, 527].map((status) =>
		row('gateway of Cloudflare that may have passed it on', status, PAGE, 'outage'),
	),
	...[521, 523, 525, 526].map((status) =>
		row('gateway of Cloudflare that had no connection', status, PAGE, 'notReached'),
	),
	row('odd ID', 200, { data: { file_id: '..' }, message: '', status: 'Ok' }, 'oddId'),
	row('odd ID at an outage', 503, { data: { file_id: 'a\nb' } }, 'oddId'),
	row('refused as a success', 200, 'we do not like it', 'declined'),
	row(
		'refused as a success, with a file ID',
		200,
		{
			data: { file_id: 'a1' },
			message: 'no',
			status: 'Error',
		},
		'declined',
	),
	row(
		'failed job',
		200,
		{
			data: { file_id: 'a1', processing_status: 'FILE_PROCESSING_FAILED' },
			message: 'file status found',
			status: 'Ok',
		},
		'processingFailed',
	),
	row(
		'failed job at the time-out',
		503,
		{
			data: { file_id: 'a1', processing_status: 'FILE_INVALID' },
			message: '',
			status: 'Ok',
		},
		'processingFailed',
	),
	row(
		'finished without a transcript',
		200,
		{
			data: { processing_status: 'FILE_TRANSCRIBED' },
			message: 'file status found',
			status: 'Ok',
		},
		'noTranscript',
	),
	row('empty success', 200, '', 'unreadable'),
	row('web page as a success', 200, PAGE, 'unreadable'),
	row('JSON of another service', 200, { hello: 'world' }, 'unreadable'),
	row('a list', 200, [1, 2], 'unreadable'),
];

/** Codes of network errors, with the fault that each is. */
export const TRANSPORT_CASES: ReadonlyArray<readonly [code: string, fault: string]> = [
	['ECONNREFUSED', 'unreachable'],
	['ENOTFOUND', 'unreachable'],
	['EAI_AGAIN', 'unreachable'],
	['EHOSTUNREACH', 'unreachable'],
	['ENETUNREACH', 'unreachable'],
	['SsrfBlockedIpError', 'addressBlocked'],
	['SsrfBlockedHostnameError', 'addressBlocked'],
	['CERT_HAS_EXPIRED', 'certificate'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
	['ETIMEDOUT', 'timeout'],
	['ECONNABORTED', 'timeout'],
	['ERR_CANCELED', 'cancelled'],
	['ECONNRESET', 'connectionLost'],
	['EPIPE', 'connectionLost'],
	['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'connectionLost'],
	['', 'connectionLost'],
];
