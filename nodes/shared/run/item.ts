import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../intron/clock';
import { systemClock } from '../intron/clock';
import type { Credential } from '../intron/credential';
import { checkCredential, CREDENTIAL_TYPE } from '../intron/credential';
import type { InputMessage } from './inputMessage';
import { CREDENTIAL_MESSAGES } from './messages';
import { Parameters } from './parameters';
import { plain } from './plain';

/** One input item: all that is read for it goes through here, so that nothing is read of another one. */
export class Item {
	private decrypted?: Promise<Credential>;

	constructor(
		readonly context: IExecuteFunctions,
		readonly index: number,
		readonly clock: Clock = systemClock,
		private readonly parameters = new Parameters(context),
	) {}

	/** What came in. */
	get input(): INodeExecutionData {
		return this.context.getInputData()[this.index] ?? { json: {} };
	}

	/**
	 * The value of a parameter, with its expressions resolved for this item.
	 *
	 * @param fallback for a parameter that the panel does not show
	 */
	parameter(name: string, fallback?: unknown): unknown {
		return this.parameters.read(name, this.index, fallback);
	}

	/**
	 * The credential as it is for this item: its fields can be expressions, so items can have different
	 * keys and addresses.
	 *
	 * @throws NodeOperationError when its 'Base URL' or its 'API Key' can't be used
	 */
	async credential(): Promise<Credential> {
		return await (this.decrypted ??= this.readCredential());
	}

	private async readCredential(): Promise<Credential> {
		const data = await this.context.getCredentials(CREDENTIAL_TYPE, this.index);
		const credential = checkCredential(data);
		if (typeof credential === 'string') throw this.refusal(CREDENTIAL_MESSAGES[credential]);
		return credential;
	}

	/** Makes the error of an item or a setting that can't be used; nothing was sent to the service. */
	refusal(message: InputMessage): NodeOperationError;
	refusal<Values extends object>(message: InputMessage<Values>, values: Values): NodeOperationError;
	refusal(message: InputMessage, values = {}): NodeOperationError {
		const text = plain(message.message(values));
		const error = new NodeOperationError(this.context.getNode(), text, {
			itemIndex: this.index,
			description: plain(message.description(values)),
			failure: { cause: message.cause ?? 'configuration-invalid' },
		});
		// n8n takes words such as ENOENT, which a file's name may hold, for the system's own.
		error.message = text;
		return error;
	}
}
