/**
 * `npm run pictures`: renews the pictures of the documents from the screenshots that the browser
 * tests have made, so that they show what a user gets.
 */
import { copyFileSync, mkdirSync } from 'node:fs';

import { CATEGORIES } from '../nodes/IntronTranscribe/catalog/categories.ts';

const FROM = 'artifacts/screenshots';
const TO = 'docs/images';

/** Name of the picture, and of the screenshot that it is. */
const PICTURES: Record<string, string> = {
	'first-run-search': 'first-run-1-search',
	'first-run-actions': 'first-run-2-actions',
	'first-run-panel': 'first-run-3-panel',
	'first-run-credential': 'first-run-4-credential',
	'first-run-output': 'first-run-5-result',
	output: 'first-run-6-json',
	'output-in-progress': 'first-run-7-in-progress',
	scorecard: 'mail-scorecard',
	minutes: 'mail-minutes',
	'weekly-report': 'report-week',
	'panel-speak': 'panel-speak',
	...Object.fromEntries(CATEGORIES.map(({ name }) => [`panel-${name}`, `panel-${name}`])),
};

mkdirSync(TO, { recursive: true });
for (const [picture, screenshot] of Object.entries(PICTURES)) {
	copyFileSync(`${FROM}/${screenshot}.png`, `${TO}/${picture}.png`);
}
