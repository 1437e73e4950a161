/**
 * Makes the voice that the product ships: `node tools/make-voice.ts`. eSpeak NG (GPL-3, called as a program of its own)
 * reads the words of `shared/domain/voice`, of `resources/voice/guide.json` and `guide.en.json`; ffmpeg packs them as Opus.
 * They are placeholders: native speakers call that voice unacceptable (hardware.md §7.1), a centre records its own.
 * Debian: apt-get install espeak-ng ffmpeg.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHIME, CLIPS } from '../shared/domain/voice/clips.ts'
import type { Clip } from '../shared/domain/voice/clips.ts'
import { ENGLISH_SIGNS, englishClip } from '../shared/domain/voice/guide.ts'
import { shaped } from '../shared/domain/voice/clip-audio.ts'
import { readWav, writeWav } from '../shared/domain/voice/wav.ts'
import type { Wav } from '../shared/domain/voice/wav.ts'

const folder = join(import.meta.dirname, '../resources/voice')
const scratch = mkdtempSync(join(tmpdir(), 'mot-cua-voice-'))
/** Words a minute: slower than eSpeak's 175, as one speaks to a hall. */
const SPEED = '145'
const BITRATE = '20k'
const RATE = 24_000

type Voiced = Clip & { readonly voice: 'vi' | 'en-gb' }
const voiced = (clips: readonly Clip[], voice: Voiced['voice']): Voiced[] => clips.map((clip) => ({ ...clip, voice }))

/** Sentences of spoken guidance that pages play whole. */
const guidance = (file: string): Clip[] => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Clip[]

function spoken({ id, words, voice }: Voiced): Wav {
  if (/\d/.test(words)) throw new Error(`${id}: write numbers as words, the synthesiser reads digits wrongly`)
  const file = join(scratch, 'spoken.wav')
  execFileSync('espeak-ng', ['-v', voice, '-s', SPEED, '-w', file, words])
  const wav = readWav(readFileSync(file))
  if (!wav) throw new Error(`${id}: not the WAV that we read`)
  return wav
}

/** Two soft bells a third apart, each dying away: heard through talk, alarming nobody. */
function chime(): Wav {
  const notes = [
    { at: 0, hertz: 659.26 },
    { at: 0.35, hertz: 523.25 },
  ]
  const samples = Float32Array.from({ length: Math.round(1.5 * RATE) }, (_, i) => {
    const now = i / RATE
    return notes.reduce((sum, { at, hertz }) => sum + bell(now - at, hertz), 0)
  })
  return { samples, rate: RATE }
}

function bell(since: number, hertz: number): number {
  if (since < 0) return 0
  const turn = 2 * Math.PI * hertz * since
  const strike = Math.min(1, since / 0.004) * Math.exp(-3.5 * since)
  return 0.3 * strike * (Math.sin(turn) + 0.35 * Math.sin(2 * turn) + 0.12 * Math.sin(3 * turn) * Math.exp(-4 * since))
}

/** @returns seconds of the finished clip */
function pack(id: string, { samples, rate }: Wav): number {
  const source = join(scratch, 'clip.wav')
  const ready = shaped(samples, rate)
  writeFileSync(source, writeWav(ready, rate))
  const encode = ['-c:a', 'libopus', '-b:a', BITRATE, '-ac', '1', '-ar', String(RATE)]
  const plain = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', source, ...encode, ...plain, join(folder, `${id}.ogg`)])
  return Math.round((ready.length / rate) * 100) / 100
}

mkdirSync(folder, { recursive: true })
const clips = [
  { id: CHIME, words: '', placeholder: false, seconds: pack(CHIME, chime()) },
  ...[
    ...voiced([...CLIPS, ...guidance('guide.json')], 'vi'),
    ...voiced(ENGLISH_SIGNS, 'en-gb'),
    ...voiced(
      guidance('guide.en.json').map(({ id, words }) => ({ id: englishClip(id), words })),
      'en-gb',
    ),
  ].map((clip) => ({
    id: clip.id,
    words: clip.words,
    placeholder: true,
    seconds: pack(clip.id, spoken(clip)),
  })),
]
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ clips }, null, 2)}\n`)
rmSync(scratch, { recursive: true })
process.stdout.write(`${clips.length} clips in ${folder}\n`)
