import { expect, test } from '@jest/globals';

import { baseName } from '../../../../nodes/IntronSpeak/audio/naming';

test.each([
	['Reminder', 'Reminder'],
	['Reminder.wav', 'Reminder'],
	['Reminder.OGG', 'Reminder'],
	['Reminder.opus', 'Reminder'],
	['Reminder.mp3', 'Reminder.mp3'],
	['wav', 'wav'],
	['a.wav.b', 'a.wav.b'],
	['Visit 03/11', 'Visit 03_11'],
	['a//b\\c.wav', 'a_b_c'],
	['  a .wav', 'a'],
	['.wav', 'speech'],
	['', 'speech'],
	['  ', 'speech'],
])('the name %j is %j without its ending', (name, base) => {
	expect(baseName(name)).toBe(base);
});
