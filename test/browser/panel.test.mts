import { describe, expect, test } from '@jest/globals';

import { CATEGORIES } from '../../nodes/IntronTranscribe/catalog/categories';
import { LANGUAGES } from '../../nodes/IntronTranscribe/catalog/languages';
import { expectShown, usePanel } from '../support/realN8n/panel.mts';
import { NODE_NAME, publishWorkflow, useRealN8n } from '../support/realN8n/realN8n.mts';

const real = useRealN8n();
const editor = usePanel(real, NODE_NAME, async () => await publishWorkflow(real), 'category');

const fields = (...more: string[]): string[] => [
	'operation',
	'audioSource',
	'binaryPropertyName',
	'language',
	'category',
	'allResults',
	...more,
	'diarization',
];

describe.each(CATEGORIES)('category $title', ({ name, title, results }) => {
	test('the panel offers exactly its results', async () => {
		await editor.choose('category', title);
		await expectShown(editor, fields(`${name}Results`));
		expect(await editor.choices(`${name}Results`)).toEqual(results.map((result) => result.title));
		await editor.parameter(`${name}Results`).locator('input').first().click();
		await editor.screenshot(`panel-${name}`);
		await editor.page.keyboard.press('Escape');
	});

	test('one switch asks for all of them', async () => {
		await editor.parameter('allResults').locator('.el-switch').click();
		await expectShown(editor, fields());
		await editor.parameter('allResults').locator('.el-switch').click();
		await expectShown(editor, fields(`${name}Results`));
	});
});

test('all languages are offered, the code-switched ones first and marked', async () => {
	const offered = await editor.choices('language');
	expect(offered).toEqual([
		...LANGUAGES.map(({ name, codeSwitched }) => (codeSwitched ? `${name} (Code-Switched)` : name)),
		'Other (Enter Code)',
	]);
});

test('a notice says that results are made from English only', async () => {
	const notice = editor.get('node-parameters').getByText('from English recordings only');
	await editor.choose('category', 'Call Center');
	await editor.parameter('allResults').locator('.el-switch').click();
	expect(await notice.count()).toBe(0);
	await editor.choose('language', 'Swahili-English (Code-Switched)');
	await notice.waitFor();
	await editor.screenshot('panel-notice');
	await editor.parameter('allResults').locator('.el-switch').click();
	expect(await notice.count()).toBe(0);
	await editor.choose('language', 'English');
});

test('a notice says what to do with an item that may leave by the second output', async () => {
	const notice = editor.get('node-parameters').getByText('set the option');
	await notice.waitFor();
	await editor.choose('operation', 'Start Transcription');
	await editor.get('node-parameters').getByText('Connect that output').waitFor();
	await editor.screenshot('panel-start-transcription');
	await editor.choose('operation', 'Transcribe Recording');
	await notice.waitFor();
	await editor.screenshot('panel-transcribe-recording');
	await editor.addOption('When Intron Needs Longer');
	await editor.choose('onTimeOut', 'Keep Waiting');
	await notice.waitFor({ state: 'hidden' });
	await editor.screenshot('panel-keep-waiting');
});
