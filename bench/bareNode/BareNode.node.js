/**
 * The floor inside n8n: a node that does nothing but what n8n asks of any node that uploads files with a
 * key. Per item it reads the credential, opens the file and sends it with n8n's authenticated helper; it
 * checks nothing, keeps no id, knows no limit and hands on the answer as it came.
 */
const { createRequire } = require('node:module');

// n8n's own copy: the folder that n8n loads this file from has no modules beside it.
const FormData = createRequire(process.argv[1])('form-data');

const CREDENTIAL = 'intronApi';

class BareNode {
	description = {
		displayName: 'Bare Node',
		name: 'bareNode',
		group: ['transform'],
		version: 1,
		description: 'Uploads files and nothing else',
		defaults: { name: 'Bare Node' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: CREDENTIAL, required: true }],
		properties: ['path', 'fileField', 'fields', 'parallel'].map((name) => ({
			displayName: name,
			name,
			type: 'string',
			default: '',
			noDataExpression: true,
		})),
	};

	async execute() {
		const [path, fileField, fields, parallel] = ['path', 'fileField', 'fields', 'parallel'].map(
			(name) => this.getNodeParameter(name, 0),
		);
		const form = JSON.parse(fields);
		const results = this.getInputData().map((_item, index) => index);
		const send = async (index) => {
			const { baseUrl } = await this.getCredentials(CREDENTIAL, index);
			const { id, fileName, mimeType } = this.helpers.assertBinaryData(index, 'data');
			const { fileSize: knownLength } = await this.helpers.getBinaryMetadata(id);
			const body = new FormData();
			for (const [name, value] of form) body.append(name, value);
			const file = await this.helpers.getBinaryStream(id);
			body.append(fileField, file, { filename: fileName, contentType: mimeType, knownLength });
			return await this.helpers.httpRequestWithAuthentication.call(this, CREDENTIAL, {
				method: 'POST',
				url: baseUrl + path,
				body,
				headers: body.getHeaders(),
				// Without it n8n keeps the whole file in memory, to send it again behind a redirect.
				disableFollowRedirect: true,
			});
		};
		const waiting = [...results].reverse();
		const work = async () => {
			for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
				results[index] = { json: await send(index), pairedItem: { item: index } };
			}
		};
		await Promise.all(Array.from({ length: Number(parallel) }, work));
		return [results];
	}
}

module.exports = { BareNode };
