/** A form as it came over the wire, before anything is made of it. */

/** A file part. */
export interface ReceivedFile {
	/** The name of the form field. */
	readonly field: string;
	readonly name: string | undefined;
	/** Without parameters; `text/plain` when the part had none. */
	readonly contentType: string;
	readonly bytes: number;
	readonly sha256: string;
	/** What the content is. */
	readonly content: ProbedContent;
}

/** What the bytes of a file turn out to be. */
export interface ProbedContent {
	/** The container in the words of the prober, e.g. `Ogg`; `undefined` when it is not audio. */
	readonly container: string | undefined;
	/** The accepted extensions that such content may have, best first; empty for other content. */
	readonly extensions: readonly string[];
	readonly durationSeconds: number | undefined;
}

export interface ReceivedForm {
	/** The Content-Type of the request. */
	readonly contentType: string;
	/** Fields in the order in which they came; one that came twice is here twice. */
	readonly fields: ReadonlyArray<readonly [name: string, value: string]>;
	readonly files: readonly ReceivedFile[];
	/** Why the form could not be read to its end. */
	readonly problem: string | undefined;
	/** Whether the client went away while it sent. */
	readonly isAborted: boolean;
}
