import { imageSize } from 'image-size'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { Deps } from './context.ts'

const MOST_BYTES = 300_000
const MOST_PIXELS = 2_000
const TYPES = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

type Kind = keyof typeof TYPES

/** What kind of picture this is by its content, whatever anybody calls it; null: none that a tablet shows. */
export function kindOf(bytes: Uint8Array): Kind | null {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return null
  try {
    const { type, width, height } = imageSize(bytes)
    const fits = width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS
    return fits && type !== undefined && type in TYPES ? (type as Kind) : null
  } catch {
    // Not a picture, or one that is cut off in its head.
    return null
  }
}

/** Whether an officer has the picture of this hash now. */
export const isPicture = ({ store }: Deps, wanted: string): boolean =>
  [...store.config().officers.values()].some(({ picture }) => picture === wanted)

/** A picture that an officer has now; null when there is none of this hash. */
export function getPicture(deps: Deps, wanted: string): AnswerOf<'getPicture'> | null {
  const bytes = isPicture(deps, wanted) ? deps.files.read(wanted) : null
  const kind = bytes && kindOf(bytes)
  return bytes && kind ? { type: TYPES[kind], data: bytes.toString('base64') } : null
}
