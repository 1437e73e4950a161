import { hash } from 'node:crypto'
import { imageSize } from 'image-size'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { refused } from './context.ts'
import type { Deps, UseCase } from './context.ts'

const MOST_BYTES = 300_000
const MOST_PIXELS = 2_000
const TYPES = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

type Kind = keyof typeof TYPES

/** What kind of picture this is by its content, whatever anybody calls it; null: none that a tablet shows. */
function kindOf(bytes: Uint8Array): Kind | null {
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

type SetPicture = BodyOf<'setOfficerPicture'> & { officerId: string }

/**
 * Sets or removes the picture of an officer (BD-4.3: the name plate at the counter). The event keeps the hash only; the
 * file goes when nobody has it any more.
 */
export const setOfficerPicture: UseCase<SetPicture, AnswerOf<'setOfficerPicture'>> = (deps, command) => {
  const { officers } = deps.store.config()
  const officer = officers.get(command.officerId)
  if (!officer) return refused('OFFICER_UNKNOWN')
  const bytes = command.picture === null ? null : Buffer.from(command.picture, 'base64')
  if (bytes !== null && kindOf(bytes) === null) return refused('PICTURE_UNFIT')
  const picture = bytes === null ? null : hash('sha256', bytes, 'hex')
  const answer = () => ({ picture })
  if (officer.picture === picture) return { answer }
  const before = officer.picture
  const isShared = [...officers.values()].some((other) => other.id !== officer.id && other.picture === before)
  return {
    events: [{ type: 'officer.pictureSet', payload: { officerId: officer.id, picture } }],
    apply: () => {
      if (picture !== null && bytes !== null) deps.files.keep(picture, bytes)
      if (before !== null && !isShared) deps.files.remove(before)
    },
    answer,
  }
}

/** A picture that an officer has now; null when there is none of this hash. */
export function getPicture({ store, files }: Deps, wanted: string): AnswerOf<'getPicture'> | null {
  const isInUse = [...store.config().officers.values()].some(({ picture }) => picture === wanted)
  const bytes = isInUse ? files.read(wanted) : null
  const kind = bytes && kindOf(bytes)
  return bytes && kind ? { type: TYPES[kind], data: bytes.toString('base64') } : null
}
