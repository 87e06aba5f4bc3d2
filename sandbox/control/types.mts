/** What `/sandbox/…` tells tests and the page. Types only, so that tests can import them. */
import type { EndpointName } from '../service/endpoints.mts';
import type { Settings } from '../settings.mts';

/** The recording of an upload, or the audio of a download. */
export interface RecordedFile {
	/** The file name of the part, or the end of the path; `null` when the part had none. */
	name: string | null;
	contentType: string;
	bytes: number;
	sha256: string;
	/** What the content is, e.g. `ogg`; `null` when it is not audio. */
	format: string | null;
	durationSeconds: number | null;
}

export interface RecordedReply {
	status: number;
	/** Parsed where it is JSON; `null` for audio. */
	body: unknown;
}

/** One request to the service. The key is never part of it. */
export interface RecordedRequest {
	/** Counts from 1 since the last reset. */
	id: number;
	/** ISO 8601. */
	time: string;
	/** `audio` is the download of what was spoken, `other` an address that the service does not have. */
	endpoint: EndpointName | 'audio' | 'other';
	method: string;
	/** With the query. */
	path: string;
	/** The text fields of the form or of the JSON; of a field that came twice, the last value. */
	fields: Record<string, string>;
	file: RecordedFile | null;
	/** The tokens that chose what the request met. */
	scenarios: string[];
	/** The accepted upload, or the file that a status request asked for. */
	fileId: string | null;
	/** The accepted text, or the text whose status or audio was asked for. */
	textId: string | null;
	complaints: string[];
	/** `null` until it is sent, and for good when the client never gets one. */
	reply: RecordedReply | null;
}

/** What the next uploads and texts meet. */
export interface NextScenario {
	/** E.g. `timeout queued=3`. */
	scenario: string;
	/** How many uploads and texts are left to meet it. */
	times: number;
}

export interface SandboxState {
	/** Uploads that the service took, and would bill. */
	acceptedUploads: number;
	/** Texts that the service took, and would bill. */
	acceptedTexts: number;
	/** How often audio was asked for. */
	downloads: number;
	requests: number;
	/** Complaints about all requests since the last reset, oldest first. */
	complaints: string[];
	/** How many replies had each HTTP status. */
	replies: Record<string, number>;
	next: NextScenario | null;
	settings: Settings;
	/** Grows with every change, so that the page knows when to look again. */
	revision: number;
}

/** A scenario as the page lists it. */
export interface ListedScenario {
	name: string;
	title: string;
	description: string;
	/** What may follow the name after `=`, or `null`. */
	value: { expects: string; example: string } | null;
	/** Whether `status:name` directs it at status requests, and `audio:name` at downloads. */
	forStatus: boolean;
	/** Whether uploads can meet it. */
	forFiles: boolean;
	/** Whether texts to be spoken can meet it. */
	forTexts: boolean;
}
