#!/usr/bin/env bash
# Makes every recording of this folder anew, and recordings.json with them.
#
# Run:    bash sandbox/recordings/make.sh      (from any folder)
# Needs:  apt-get install espeak-ng sox ffmpeg, and Node.js 20 or newer
#
# The same versions of these programs give the same bytes on every run. Other versions may not: then commit the new
# recordings and the new recordings.json together.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

for tool in espeak-ng sox ffmpeg ffprobe node; do
	command -v "$tool" > /dev/null || { echo "make.sh: $tool is missing" >&2; exit 1; }
done

# --- Takes: NAME.wav (what is heard), NAME.txt (the true text), NAME.lang, and NAME.diarized for a conversation ---------

# speak VOICE SPEED SSML OUT.wav - one utterance without silence around it. British voices are en+f3 and the like:
# espeak-ng 1.51 drops the variant of en-gb+f3 without a word, and all speakers would sound the same.
speak() {
	espeak-ng -m -v "$1" -s "$2" -w "$work/raw.wav" "$3"
	sox -R "$work/raw.wav" -r 48000 "$4" \
		silence 1 0.02 0.3% reverse silence 1 0.02 0.3% reverse norm -3
}

# take NAME LANGUAGE VOICE SPEED SSML - one speaker; the true text is the SSML without its tags.
take() {
	speak "$3" "$4" "$5" "$work/speech.wav"
	sox -R "$work/speech.wav" "$work/$1.wav" pad 0.15 0.25
	sed 's/<[^>]*>//g' <<< "$5" | tr '\n' ' ' | sed 's/ *$//' > "$work/$1.txt"
	printf '%s' "$2" > "$work/$1.lang"
}

take english en en+f2 165 \
	'Good morning. I am calling about the loan I applied for last week. Has it been approved, or do you still need my payslip?'

# The English words are said by an English voice, as a Kenyan or Tanzanian caller would say them.
take swahili-english sw sw 150 \
	'Habari, naomba kuangalia <voice xml:lang="en-gb">account balance</voice> yangu, <voice xml:lang="en-gb">transaction</voice> ya jana haijaonekana.'

take over-60-seconds en en+m3 138 'Hello, this is a message for the delivery team. My name is Kwame Mensah and I run a small pharmacy near
the central market in Kumasi. On Tuesday morning we ordered twelve boxes of rehydration salts, six boxes of paracetamol
syrup and two cool bags for vaccines. The driver came on Thursday in the afternoon, but he brought only half of it. The
cool bags were missing, and four boxes of the syrup had broken seals, so I did not sign for them. I called your office on
the same day. The lady who answered was very kind and promised that somebody would ring me back before the evening, but
nobody did. Today is already Monday, and two mothers have gone home without the medicine for their children. Please find
out where the rest of the order is, and tell me honestly whether it can still come this week. If it can not, I would
rather have the money back, so that I can buy from the depot across the street. You can reach me on this number every day
until eight in the evening. Thank you, and have a good day.'

take over-120-seconds en en+f4 175 'This is a clinic note for Missus Grace Achieng, a forty two year old teacher who came to the outpatient
department on Wednesday morning. She complains of a fever that began four days ago. The fever comes mostly in the evening,
with chills, a headache behind the eyes and pain in the joints. She vomited twice yesterday and has had little appetite
since then. There is no cough, no rash and no stiffness of the neck. She has not had any bleeding. Last week she travelled to
her mother in Kisumu and slept without a mosquito net for three nights. She took paracetamol at home, which helped for a few
hours each time. She has not taken any antibiotics and no malaria tablets.
She has had high blood pressure for five years and takes amlodipine, five milligrams once a day. She says that she sometimes
forgets the tablets when school is busy. She is allergic to sulphur drugs, which gave her an itchy rash as a child. She does
not smoke and does not drink alcohol. Her father had diabetes. She lives with her husband and three children, and all of
them are well.
On examination she is tired but awake and answers every question clearly. Her temperature is thirty eight point nine degrees.
The pulse is one hundred and four, the blood pressure is one hundred and forty eight over ninety two, and she breathes eighteen
times in a minute. Her tongue is a little dry. The eyes are not yellow. The chest is clear on both sides, and the heart sounds
are normal. The belly is soft, and the spleen can just be felt below the ribs.
The rapid test for malaria is positive. Haemoglobin is eleven point two, and blood sugar is five point six.
My impression is malaria without complications, mild dehydration, and blood pressure that is not well controlled.
The plan is as follows. She will take artemether with lumefantrine, four tablets twice a day for three days, always with food.
She will drink plenty of water and rehydration salts, and take paracetamol when the fever is high. She will go on with
amlodipine, and we agreed that she will put the tablets next to her toothbrush. I told her to come back at once if she becomes
confused, can not drink, or passes dark urine. Otherwise I will see her again on Saturday, to repeat the blood film and to
measure the blood pressure. She understood the plan and had no more questions.'

take operation-note en en+m3 165 'Operation note. The patient is a thirty one year old man with acute appendicitis. Under spinal anaesthesia I
made a small cut in the right lower belly. The appendix was inflamed, but it had not burst. I tied it off, removed it and
sent it to the laboratory. There was little bleeding, and no drain was needed. I closed the wound in layers. There were no
complications. He may drink tonight and eat tomorrow. He gets ceftriaxone once a day for two days, and paracetamol for the
pain. The stitches come out after ten days.'

# Half a second: shorter than the service accepts.
speak en+m3 150 'Yes.' "$work/speech.wav"
sox -R "$work/speech.wav" "$work/padded.wav" pad 0.03 0.5
sox -R "$work/padded.wav" "$work/yes.wav" trim 0 0.5
printf 'Yes.' > "$work/yes.txt"
printf 'en' > "$work/yes.lang"

# Three seconds of digital silence.
sox -D -n -r 48000 -b 16 -c 1 "$work/silence.wav" trim 0 3
: > "$work/silence.txt"
printf 'en' > "$work/silence.lang"

# What the examples let Intron Speak say: the replies to two voice notes, and appointment reminders.
take say-loan en en+f3 160 \
	'Thank you for your message. Your loan has been approved, and we still need your payslip.'
take say-balance sw sw 150 \
	'Asante kwa ujumbe wako. Tutaangalia salio la akaunti yako na kukujibu leo.'
take say-reminder-english en en+f3 155 \
	'Good morning Grace, this is a reminder of your appointment at the clinic tomorrow at nine.'
take say-reminder-swahili sw sw+f3 150 \
	'Habari Amina, tunakukumbusha miadi yako ya kliniki kesho saa tatu asubuhi.'
take say-reminder-afrikaans af af 150 \
	"Goeie môre Pieter, dit is 'n herinnering aan jou afspraak by die kliniek môre om nege-uur."

# One second that can be repeated without a click: what the sandbox says when it has no recording of a text.
sox -R -n -r 22050 -b 16 -c 1 "$work/hum.wav" synth 1 sawtooth 140 tremolo 4 80 lowpass 900 norm -9
: > "$work/hum.txt"
printf 'en' > "$work/hum.lang"

# conversation NAME LANGUAGE VOICE-OF-SPEAKER_01 VOICE-OF-SPEAKER_02 ... - reads the turns, "SPEAKER_01: words", from
# standard input. A voice is "en+f3 175": the voice of espeak-ng, and its speed.
conversation() {
	local name="$1" line turn voice speed turns=()
	printf '%s' "$2" > "$work/$name.lang"
	shift 2
	local voices=("$@")
	cat > "$work/$name.turns"
	while IFS= read -r line; do
		turn="$work/turn-${#turns[@]}.wav"
		read -r voice speed <<< "${voices[$((10#${line:8:2} - 1))]}"
		speak "$voice" "$speed" "${line#*: }" "$work/speech.wav"
		sox -R "$work/speech.wav" "$turn" pad 0.15 0.3
		turns+=("$turn")
	done < "$work/$name.turns"
	sox -R "${turns[@]}" "$work/$name.wav"
	sed 's/<[^>]*>//g' "$work/$name.turns" > "$work/$name.diarized"
	sed 's/^SPEAKER_[0-9]*: //' "$work/$name.diarized" | tr '\n' ' ' | sed 's/ *$//' > "$work/$name.txt"
}

# An agent and a customer.
conversation call en 'en+f3 175' 'en-029+m7 160' << 'TURNS'
SPEAKER_01: Good afternoon, thank you for calling Pamoja Stores. This is Amina. How may I help you?
SPEAKER_02: Good afternoon, Amina. My name is Tunde Bello. I ordered a blender last Monday and it has still not arrived.
SPEAKER_01: I am sorry about the delay, Mister Bello. May I have your order number, please?
SPEAKER_02: Yes, it is four, seven, one, nine.
SPEAKER_01: Thank you. The parcel is at our depot in Ikeja. I have asked the rider to bring it to you tomorrow before noon.
SPEAKER_02: Tomorrow is fine. Do I have to pay for the delivery again?
SPEAKER_01: No, there is no extra charge. Is there anything else I can do for you?
SPEAKER_02: No, that is all. Thank you very much.
SPEAKER_01: Thank you for calling, and have a lovely day.
TURNS

# The same kind of call in Swahili with English words.
conversation swahili-call sw 'sw+f3 165' 'sw+m7 155' << 'TURNS'
SPEAKER_01: Habari ya asubuhi, karibu Pamoja Bank. Mimi ni Neema, nikusaidie nini?
SPEAKER_02: Habari Neema. Naitwa Juma Hassan. Nimetuma pesa jana kwa <voice xml:lang="en-gb">mobile banking</voice>, lakini <voice xml:lang="en-gb">transaction</voice> haijafika.
SPEAKER_01: Pole sana, Juma. Naomba namba ya simu yako ili nihakikishe <voice xml:lang="en-gb">account</voice>.
SPEAKER_02: Ni sifuri saba moja mbili, tatu nne tano.
SPEAKER_01: Asante. Naona <voice xml:lang="en-gb">transaction</voice> iko <voice xml:lang="en-gb">pending</voice>. Pesa zitarudi kwenye <voice xml:lang="en-gb">account</voice> yako leo kabla ya saa kumi jioni.
SPEAKER_02: Sawa, asante. Nitapata ujumbe?
SPEAKER_01: Ndiyo, utapata ujumbe. Kuna kitu kingine nikusaidie?
SPEAKER_02: Hapana, asante sana.
TURNS

# A clinician and a patient.
conversation consultation en 'en+f4 175' 'en-029+m3 165' << 'TURNS'
SPEAKER_01: Good morning, Mister Okafor. You agreed that we record this visit. What brings you here today?
SPEAKER_02: Good morning, doctor. I have had a cough for two weeks, and since Sunday my chest feels tight when I climb the stairs.
SPEAKER_01: Do you cough anything up? Any fever?
SPEAKER_02: A little white phlegm. No fever, but I wake up at night and I can hear myself wheeze.
SPEAKER_01: Did you have asthma as a child? And do you take any medicine?
SPEAKER_02: Yes, I had asthma. I only take a blue inhaler now and then. I am allergic to penicillin.
SPEAKER_01: I hear a wheeze on both sides. Oxygen is ninety six, and the temperature is thirty six point eight. This is asthma that is not well controlled. I will give you a steroid inhaler, two puffs in the morning and in the evening.
SPEAKER_02: For how long, doctor?
SPEAKER_01: Come back in two weeks, with the inhaler. Come at once if you can not finish a sentence in one breath.
TURNS

# Three people in a meeting.
conversation meeting en 'en+f2 175' 'en+m3 165' 'en-029+f3 170' << 'TURNS'
SPEAKER_01: Good morning. Two points today: the late parcels, and the new depot. Tunde, how many parcels were late?
SPEAKER_02: Forty two in October, nearly all of them in Ikeja. Customers complain most that nobody tells them.
SPEAKER_01: Then we decide now: every customer gets a message when a parcel is late. Tunde, will you set that up?
SPEAKER_02: Yes, by Friday.
SPEAKER_03: The depot in Lekki can open on the first of March, if the rent is paid this week.
SPEAKER_01: Good. We open on the first of March. Wanjiru, please pay the rent by Wednesday and find two riders.
SPEAKER_03: The rent by Wednesday. For the riders I need until the end of the month.
SPEAKER_01: Fine. We meet again next Monday at ten. Bring the numbers for November.
TURNS

# A magistrate, a clerk and a witness.
conversation hearing en 'en+m7 160' 'en+f3 175' 'en-029+m3 165' << 'TURNS'
SPEAKER_02: Case number one one four of this year, Adeyemi against Harbour Transport. The witness is Mister Samuel Otieno.
SPEAKER_01: Mister Otieno, you have taken the oath. Where were you on the evening of the third of May?
SPEAKER_03: I was at the gate of the warehouse, Your Worship. I am the night guard there.
SPEAKER_01: What did you see?
SPEAKER_03: A lorry of Harbour Transport came in backwards without lights, and it hit the wall of Missus Adeyemi's shop.
SPEAKER_01: Are you certain that it was their lorry?
SPEAKER_03: Yes. I wrote the number into my book at nine o'clock.
SPEAKER_01: The book is admitted as exhibit two. The case is adjourned to the twelfth of June.
TURNS

# --- Files --------------------------------------------------------------------------------------------------------------

# encode TAKE FILE FFMPEG-OPTIONS... - no tags, no dates, no random ids, so that a second run gives the same bytes.
encode() {
	local take="$1" file="$2"
	shift 2
	ffmpeg -hide_banner -loglevel error -nostdin -y -i "$work/$take.wav" -map_metadata -1 -ac 1 "$@" \
		-fflags +bitexact -flags:a +bitexact "$here/$file"
}

wav=(-c:a pcm_s16le)
voice=(-c:a libopus -application voip)
small=(-c:a libmp3lame -ar 16000 -b:a 16k)

rm -f "$here"/*.{wav,mp3,mp4,m4a,ogg,oga,opus,webm,flac}

encode english english.wav "${wav[@]}" -ar 16000
encode english english.flac -c:a flac -ar 16000 -sample_fmt s16
encode english english.mp3 -c:a libmp3lame -ar 16000 -b:a 24k
encode english english.mp4 -c:a aac -ar 16000 -b:a 24k -f mp4 -movflags +faststart
encode english english.m4a -c:a aac -ar 16000 -b:a 24k -f ipod
encode english english.ogg -c:a libvorbis -ar 16000 -q:a 0
encode english english.webm "${voice[@]}" -b:a 20k
encode english english.oga "${voice[@]}" -b:a 20k -f ogg
encode english english.opus "${voice[@]}" -b:a 16k -ar 16000 -frame_duration 60 -f ogg
encode swahili-english swahili-english.wav "${wav[@]}" -ar 8000
encode swahili-english swahili-english.ogg "${voice[@]}" -b:a 16k
encode call call.mp3 -c:a libmp3lame -ar 16000 -b:a 24k
encode swahili-call swahili-call.mp3 "${small[@]}"
encode consultation consultation.mp3 "${small[@]}"
encode operation-note operation-note.mp3 "${small[@]}"
encode meeting meeting.mp3 "${small[@]}"
encode hearing hearing.mp3 "${small[@]}"
encode over-60-seconds over-60-seconds.ogg "${voice[@]}" -b:a 8k -frame_duration 60
encode over-120-seconds over-120-seconds.mp3 -c:a libmp3lame -ar 8000 -b:a 8k
encode silence silence.wav "${wav[@]}" -ar 8000
encode yes yes.wav "${wav[@]}" -ar 16000
# As text to speech gives them: 22.05 kHz in WAV, Opus in Ogg
for said in say-{loan,balance,reminder-{english,swahili,afrikaans}} hum; do
	encode "$said" "$said.wav" "${wav[@]}" -ar 22050
	encode "$said" "$said.ogg" "${voice[@]}" -b:a 20k
done

# --- Manifest -----------------------------------------------------------------------------------------------------------

node - "$here" "$work" << 'NODE'
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, parse } = require('node:path');

const [here, work] = process.argv.slice(2);
const mimeTypes = {
	'.wav': 'audio/wav',
	'.mp3': 'audio/mpeg',
	'.mp4': 'audio/mp4',
	'.m4a': 'audio/mp4',
	'.ogg': 'audio/ogg',
	'.oga': 'audio/ogg',
	'.opus': 'audio/ogg',
	'.webm': 'audio/webm',
	'.flac': 'audio/flac',
};
const measure = (path) =>
	Number(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path], { encoding: 'utf8' }));

const recordings = readdirSync(here)
	.filter((file) => parse(file).ext in mimeTypes)
	.sort()
	.map((file) => {
		const { name, ext } = parse(file);
		const path = join(here, file);
		const text = (kind) => readFileSync(join(work, `${name}.${kind}`), 'utf8').trim();
		return {
			file,
			sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
			mimeType: mimeTypes[ext],
			language: text('lang'),
			durationSeconds: Number(measure(path).toFixed(2)),
			transcript: text('txt'),
			...(existsSync(join(work, `${name}.diarized`)) && { diarized: text('diarized') }),
		};
	});
writeFileSync(join(here, 'recordings.json'), `${JSON.stringify(recordings, null, '\t')}\n`);
NODE
