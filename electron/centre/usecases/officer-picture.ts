import { hash } from 'node:crypto'
import { imageSize } from 'image-size'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { refused } from './context.ts'
import type { Deps, FileUseCase } from './context.ts'

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
 * file goes when nobody has it any more, after the commit: a batch that is rolled back leaves the old picture.
 */
export const setOfficerPicture: FileUseCase<SetPicture, AnswerOf<'setOfficerPicture'>> = async (deps, command) => {
  const officerOf = () => deps.store.config().officers.get(command.officerId)
  const before = officerOf()?.picture ?? null
  const bytes = command.picture === null ? null : Buffer.from(command.picture, 'base64')
  const isFit = bytes === null || kindOf(bytes) !== null
  const picture = bytes === null ? null : hash('sha256', bytes, 'hex')
  if (officerOf() && isFit && picture !== null && bytes !== null) await deps.files.keep(picture, bytes)
  return {
    decide: () => {
      const officer = officerOf()
      if (!officer) return refused('OFFICER_UNKNOWN')
      if (!isFit) return refused('PICTURE_UNFIT')
      const answer = () => ({ picture })
      if (officer.picture === picture) return { answer }
      return { events: [{ type: 'officer.pictureSet', payload: { officerId: officer.id, picture } }], answer }
    },
    settle: () => {
      for (const one of [before, picture]) if (one !== null && !isPicture(deps, one)) deps.files.remove(one)
    },
  }
}

const isPicture = ({ store }: Deps, wanted: string): boolean =>
  [...store.config().officers.values()].some(({ picture }) => picture === wanted)

/**
 * Removes pictures that no officer has: a crash between commit and removal left them, or their officer is gone. Voice
 * clips stay, the journal names them.
 * @param most files that are looked at
 */
export function removeLostPictures(deps: Deps, most: number): void {
  const clips = new Set(deps.store.voice.clips().map(({ sha256 }) => sha256))
  const unused = deps.files.list().filter((one) => !clips.has(one) && !isPicture(deps, one))
  for (const one of unused.slice(0, most)) if (kindOf(deps.files.read(one) ?? Buffer.alloc(0))) deps.files.remove(one)
}

/** A picture that an officer has now; null when there is none of this hash. */
export function getPicture(deps: Deps, wanted: string): AnswerOf<'getPicture'> | null {
  const bytes = isPicture(deps, wanted) ? deps.files.read(wanted) : null
  const kind = bytes && kindOf(bytes)
  return bytes && kind ? { type: TYPES[kind], data: bytes.toString('base64') } : null
}
