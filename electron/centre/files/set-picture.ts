import { hash } from 'node:crypto'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { refused } from '../usecases/context.ts'
import type { Deps } from '../usecases/context.ts'
import { isPicture, kindOf } from '../usecases/officer-picture.ts'
import type { FileUseCase } from './prepared.ts'

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

/**
 * Removes pictures that no officer has: a crash between commit and removal left them, or their officer is gone. Voice
 * clips stay, the journal names them.
 * @param most files that are looked at
 */
export function removeLostPictures(deps: Deps, most: number): void {
  const clips = new Set(deps.store.voice.clips().map(({ sha256 }) => sha256))
  const unused = deps.files
    .list()
    .filter((one) => !clips.has(one) && !isPicture(deps, one) && !deps.store.digital.isNamed(one))
  for (const one of unused.slice(0, most)) if (kindOf(deps.files.read(one) ?? Buffer.alloc(0))) deps.files.remove(one)
}
