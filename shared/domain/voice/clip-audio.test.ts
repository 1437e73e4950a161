import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peak, recordingFault, rms, shaped, trimmed } from './clip-audio.ts'
import { readWav, writeWav } from './wav.ts'

const RATE = 24_000

/** Silence, a tone, silence; seconds. */
function take(before: number, tone: number, after: number, loudness = 0.4): Float32Array<ArrayBuffer> {
  const [from, to] = [before * RATE, (before + tone) * RATE]
  return Float32Array.from({ length: Math.round((before + tone + after) * RATE) }, (_, i) =>
    i >= from && i < to ? loudness * Math.sin((i / RATE) * 2 * Math.PI * 220) : 0,
  )
}

describe('a recorded word', () => {
  test('loses the silence around it but for 20 ms', () => {
    const length = trimmed(take(0.4, 0.5, 0.6), RATE).length / RATE
    expect(length).toBeGreaterThan(0.53)
    expect(length).toBeLessThan(0.57)
  })

  test('is as loud as the others whatever it was, and ends without a click', () => {
    for (const loudness of [0.1, 0.3, 0.8]) {
      const word = shaped(take(0.1, 0.5, 0.1, loudness), RATE)
      expect(rms(word)).toBeCloseTo(0.126, 2)
      expect(peak(word)).toBeLessThanOrEqual(0.9)
      expect([word.at(0), word.at(-1)].map(Math.abs as (n: number | undefined) => number)).toEqual([0, 0])
    }
  })

  test.each([
    ['nothing-heard', take(1, 0, 0)],
    ['too-quiet', take(0.2, 0.5, 0.2, 0.03)],
    ['clipped', take(0.2, 0.5, 0.2, 3).map((s) => Math.max(-1, Math.min(1, s)))],
    ['too-short', take(0.2, 0.03, 0.2)],
    ['too-long', take(0.1, 16, 0.1)],
    [null, take(0.2, 0.5, 0.2)],
  ] as const)('%s', (fault, samples) => {
    expect(recordingFault(samples, RATE)).toBe(fault)
  })
})

describe('a WAV file', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true })),
        fc.constantFrom(16_000, 24_000, 48_000),
        (list, rate) => {
          const read = readWav(writeWav(Float32Array.from(list), rate))
          expect(read?.rate).toBe(rate)
          expect(read?.samples.length).toBe(list.length)
          list.forEach((sample, i) => expect(read?.samples[i]).toBeCloseTo(sample, 3))
        },
      ),
    )
  })

  test('that is cut off or something else is none', () => {
    const whole = writeWav(take(0, 0.01, 0), RATE)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(readWav(whole.subarray(0, length))).toBeNull()
      }),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readWav(bytes) === null))
    const stereo = whole.slice()
    stereo[22] = 2
    expect(readWav(stereo)).toBeNull()
  })
})
