/** What low-code users read of a field of an output. */
export interface OutputField {
	/** What low-code users call its type. */
	readonly type: string;
	readonly description: string;
	/** Whether it can be absent. */
	readonly optional?: true;
}

/** The fields of an output, in their order; the compiler holds them to the interface of the output. */
export type OutputFields<Json> = Readonly<Record<keyof Json & string, OutputField>>;

/** Both outputs of a node have it. */
export const STATUS_FIELD: OutputField = {
	type: 'text',
	description: 'Tells it from an item of the other output.',
};

export const WARNINGS_FIELD: OutputField = {
	type: 'list of texts',
	description: 'What the user should know; absent when there is nothing.',
	optional: true,
};
