/**
 * `npm run pictures`: renews the pictures of the documents from the screenshots that the browser
 * tests have made, so that they show what a user gets.
 */
import { copyFileSync, mkdirSync } from 'node:fs';

const FROM = 'artifacts/screenshots';
const TO = 'docs/images';

/** Name of the picture, and of the screenshot that it is. */
const PICTURES = {
	panel: 'panel-callCenter',
	output: 'first-run-6-json',
};

mkdirSync(TO, { recursive: true });
for (const [picture, screenshot] of Object.entries(PICTURES)) {
	copyFileSync(`${FROM}/${screenshot}.png`, `${TO}/${picture}.png`);
}
