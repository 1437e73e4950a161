const HEADER = 44
const BYTES = 2
const FULL = 32_767

const text = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

/** Mono samples from -1 to 1 as a WAV file of 16 bits. */
export function writeWav(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER + samples.length * BYTES)
  const view = new DataView(bytes.buffer)
  const put = (at: number, letters: string): void => {
    for (let i = 0; i < 4; i += 1) view.setUint8(at + i, letters.charCodeAt(i))
  }
  put(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  put(8, 'WAVE')
  put(12, 'fmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * BYTES, true)
  view.setUint16(32, BYTES, true)
  view.setUint16(34, BYTES * 8, true)
  put(36, 'data')
  view.setUint32(40, samples.length * BYTES, true)
  samples.forEach((sample, i) =>
    view.setInt16(HEADER + i * BYTES, Math.round(Math.max(-1, Math.min(1, sample)) * FULL), true),
  )
  return bytes
}

export type Wav = { readonly samples: Float32Array<ArrayBuffer>; readonly rate: number }

/** Reads a mono WAV file of 16 bits. Null for anything else, a file that was cut off included. */
export function readWav(bytes: Uint8Array): Wav | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER || text(view, 0) !== 'RIFF' || text(view, 8) !== 'WAVE') return null
  let rate: number | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true)
    const body = at + 8
    if (text(view, at) === 'fmt ' && body + 16 <= bytes.length) rate = rateOf(view, body)
    if (text(view, at) === 'data') {
      // A program that writes into a pipe does not know the length and writes the largest one.
      const length = size === 0xffff_ffff ? bytes.length - body : size
      if (rate === null || body + length > bytes.length) return null
      return { samples: samplesOf(view, body, length), rate }
    }
    at = body + size + (size % 2)
  }
  return null
}

/** Samples a second of our format; null for another one. */
function rateOf(view: DataView, at: number): number | null {
  const isOurs =
    view.getUint16(at, true) === 1 && view.getUint16(at + 2, true) === 1 && view.getUint16(at + 14, true) === BYTES * 8
  const rate = view.getUint32(at + 4, true)
  return isOurs && rate >= 8_000 && rate <= 96_000 ? rate : null
}

function samplesOf(view: DataView, from: number, length: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.floor(length / BYTES))
  for (let i = 0; i < samples.length; i += 1) samples[i] = view.getInt16(from + i * BYTES, true) / FULL
  return samples
}
