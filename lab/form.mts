import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { WorkflowFile, WorkflowNode } from './workflow.mts';

const TYPE = 'n8n-nodes-base.formTrigger';

interface FormField {
	fieldLabel: string;
	fieldType?: string;
}

interface FormParameters {
	/** Of its older versions. */
	path?: string;
	options: { path?: string };
	formFields: { values: FormField[] };
}

/** The form that starts a workflow; undefined when there is none. */
export function formOf(workflow: WorkflowFile): WorkflowNode | undefined {
	return workflow.nodes.find(({ type }) => type === TYPE);
}

const parametersOf = (form: WorkflowNode) => form.parameters as unknown as FormParameters;

/** The address of a form. */
export function formPath(form: WorkflowNode): string {
	const { path, options } = parametersOf(form);
	return path ?? options.path ?? '';
}

/** Gives a form another address. */
export function setFormPath(form: WorkflowNode, path: string): void {
	const parameters = parametersOf(form);
	if (parameters.path === undefined) parameters.options.path = path;
	else parameters.path = path;
}

/**
 * Sends a form as its page does in a browser.
 *
 * @param file path of the recording, for its file field
 * @param answers by the label of the field
 */
export async function submitForm(
	baseUrl: string,
	workflow: WorkflowFile,
	file: string | undefined,
	answers: Record<string, string> = {},
): Promise<Response> {
	const form = formOf(workflow);
	if (!form) throw new Error(`workflow '${workflow.name}' has no form`);
	const body = new FormData();
	for (const [index, field] of parametersOf(form).formFields.values.entries()) {
		const name = `field-${index}`;
		if (field.fieldType !== 'file') body.append(name, answers[field.fieldLabel] ?? '');
		else if (file) body.append(name, new Blob([await readFile(file)]), basename(file));
	}
	const url = `${baseUrl}/form/${formPath(form)}`;
	// n8n shows forms to browsers only
	return await fetch(url, { method: 'POST', body, headers: { 'user-agent': 'Mozilla/5.0' } });
}
