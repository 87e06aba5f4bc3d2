let segmenters: Intl.Segmenter[] | undefined;

/**
 * Finer and finer: what is still too long is cut at the ends of words, then of characters. Made for the
 * first long text, since n8n's start, of which most have none, would take a dozen milliseconds longer.
 */
function finerAndFiner(): Intl.Segmenter[] {
	segmenters ??= (['sentence', 'word', 'grapheme'] as const).map(
		// The rules for ends of sentences are those of Unicode, which knows every script
		(granularity) => new Intl.Segmenter('und', { granularity }),
	);
	return segmenters;
}

/** How much is looked at behind a part: what follows tells where sentences and words end. */
const LOOK_AHEAD = 64;

const BLANKS = /\s*/y;

/** Where the blanks end that start at the offset. */
function behindBlanks(text: string, offset: number): number {
	BLANKS.lastIndex = offset;
	return offset + (BLANKS.exec(text)?.[0].length ?? 0);
}

/** Where so many characters end that start at the offset. */
function behindCharacters(text: string, offset: number, count: number): number {
	let end = offset;
	for (let left = count; left > 0 && end < text.length; left--) {
		end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
	}
	return end;
}

/** Where the longest part ends that starts at the offset. Looks no further than it may be long. */
function endOfPart(text: string, start: number, limit: number): number {
	const end = behindCharacters(text, start, limit);
	// Blanks at its end are not spoken.
	const most = behindBlanks(text, end) - start;
	const ahead = text.slice(start, start + most + LOOK_AHEAD);
	if (ahead.length <= most) return start + most;
	for (const segmenter of finerAndFiner()) {
		const lastStart = segmenter.segment(ahead).containing(most)?.index ?? 0;
		if (lastStart > 0) return start + lastStart;
	}
	return end;
}

/**
 * Splits a text into parts that can be spoken one after another: at ends of sentences where that is
 * possible, each as long as that allows. Takes as long as the text is.
 *
 * @param limit characters that a part has at the most
 */
export function splitText(text: string, limit: number): string[] {
	const parts: string[] = [];
	for (let start = behindBlanks(text, 0); start < text.length; ) {
		const end = endOfPart(text, start, limit);
		parts.push(text.slice(start, end).trimEnd());
		start = behindBlanks(text, end);
	}
	return parts;
}
