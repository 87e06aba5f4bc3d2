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
