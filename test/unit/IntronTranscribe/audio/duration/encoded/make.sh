#!/usr/bin/env bash
# Makes the recordings of this folder anew: small files of real encoders, and facts.json with what ffprobe and the
# decoded sound tell of their lengths.
#
# Run:    bash make.sh      (from any folder)
# Needs:  apt-get install ffmpeg sox lame flac opus-tools speex twolame, and Node.js 20 or newer
#
# Other versions of these programs may give other bytes: then commit the files and facts.json together.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
find . -type f ! -name make.sh ! -name README.md -delete

F='ffmpeg -hide_banner -loglevel error -nostdin -y'
BITEXACT='-map_metadata -1 -fflags +bitexact -flags:a +bitexact'
in="$work/in.wav"
# One and a half seconds of a tone that fades, which is small in every coding
sox -R -n -r 8000 -b 16 -c 1 "$in" synth 1.5 sine 300:500 fade 0 1.5 1.4 vol 0.2
enc() { $F -i "$in" $BITEXACT "$@"; }
video() { $F -f lavfi -i testsrc=size=64x48:rate=2:duration=1.5 -i "$in" $BITEXACT "$@"; }

# WAV
enc -c:a pcm_mulaw mulaw.wav
enc -c:a adpcm_ms adpcm-ms.wav
enc -c:a adpcm_ima_wav adpcm-ima.wav
enc -c:a adpcm_ms -f wav - > adpcm-ms-streamed.wav
enc -c:a adpcm_g722 g722.wav
enc -c:a g723_1 g723.wav
enc -c:a libmp3lame -b:a 8k -write_xing 0 -f wav mp3-inside.wav
enc -c:a libmp3lame -b:a 8k -write_xing 0 -f wav - > mp3-inside-streamed.wav
sox "$in" -e gsm-full-rate gsm.wav

# MP3
enc -c:a libmp3lame -b:a 8k info.mp3
enc -c:a libmp3lame -q:a 9 xing.mp3
enc -c:a libmp3lame -b:a 8k -write_xing 0 constant.mp3
enc -c:a libmp3lame -q:a 9 -write_xing 0 variable.mp3
lame --quiet -t -b 8 -p --id3v1-only --tt Call "$in" checksums-id3v1.mp3
sox "$in" -r 16000 "$work/16.wav"; lame --quiet -t -b 16 --add-id3v2 --tt Call "$work/16.wav" id3v2.mp3
twolame --quiet -b 8 -m mono "$work/16.wav" layer-two.mp3 > /dev/null

# Ogg
opusenc --quiet --bitrate 6 --discard-comments --discard-pictures "$in" opus.ogg
enc -c:a libopus -b:a 6k -page_duration 100000 opus-small-pages.ogg
enc -c:a libvorbis -q:a -1 vorbis.ogg
speexenc --narrowband --quality 1 "$in" speex.ogg 2> /dev/null
enc -c:a flac -ar 8000 -compression_level 12 -f ogg flac.oga
cat opus.ogg speex.ogg > joined.ogg
video -c:v libtheora -c:a libvorbis -q:a -1 theora.ogg

# MP4, M4A
enc -c:a aac -b:a 8k end.m4a
enc -c:a aac -b:a 8k -movflags +faststart start.mp4
enc -c:a aac -b:a 8k -movflags frag_keyframe+empty_moov+default_base_moof -frag_duration 500000 fragments.mp4
enc -c:a aac -b:a 8k -movflags frag_keyframe -frag_duration 500000 fragments-first-in-moov.mp4
enc -c:a aac -b:a 8k -movflags cmaf+global_sidx -frag_duration 500000 fragments-indexed.m4a
enc -c:a aac -b:a 8k -f ismv fragments-smooth.mp4
video -c:v libx264 -c:a aac -b:a 8k video.mp4

# WebM
enc -c:a libopus -b:a 6k duration.webm
enc -c:a libopus -b:a 6k -live 1 -f webm - > live.webm
video -c:v libvpx -b:v 4k -c:a libopus -b:a 6k -f webm - > video-live.webm

# FLAC
flac --silent --best --no-padding "$in" -o plain.flac
enc -c:a flac -compression_level 12 -f flac - > streamed.flac

# Facts: what ffprobe says from the file's own words, and how long the decoded sound is
node --input-type=module - <<'JS'
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';

const run = (program, ...args) =>
	execFileSync(program, args, { maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] });
const facts = readdirSync('.')
	.filter((file) => !/^(make\.sh|README\.md|facts\.json)$/.test(file))
	.map((file) => {
		const said = Number(run('ffprobe', '-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file));
		const samples = run('ffmpeg', '-v', 'error', '-i', file, '-vn', '-ac', '1', '-ar', '8000', '-f', 's16le', '-').length / 2;
		return { file, ffprobeSeconds: Number.isNaN(said) ? null : said, decodedSeconds: samples / 8000 };
	});
writeFileSync('facts.json', `${JSON.stringify(facts, null, '\t')}\n`);
JS
