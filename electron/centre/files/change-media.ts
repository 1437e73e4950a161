import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { MediaWork } from '../../platform/media-folder.ts'
import type { Decision } from '../usecases/context.ts'
import { no } from './prepared.ts'
import type { FileUseCase } from './prepared.ts'

/** A film of some minutes; a board keeps it in no memory, it asks for ranges. */
const MOST_BYTES = 300 * 1024 * 1024
/** What the disks of all systems take. */
const MOST_NAME_BYTES = 255

/**
 * The event, and beside it in the same transaction what is to be done to the folder: it is carried out after the commit
 * (`settle-media.ts`), so neither a rolled-back batch nor a crash parts the two.
 */
const decided = <A>(event: NewEvent, work: MediaWork, answer: A): Decision<A> => ({
  events: [event],
  apply: (operational) => operational.addMediaWork(JSON.stringify(work)),
  answer: () => answer,
})

/** Takes the next part of a file. The last one is checked by content: a name says nothing. */
export const addMediaPart: FileUseCase<BodyOf<'addMediaPart'>, AnswerOf<'addMediaPart'>> = async (
  { media, mediaFolder },
  { name, offset, data, last },
  { now },
) => {
  // A part that is sent again, because its answer was lost or it was not stored, is written at its old place.
  const before = mediaFolder.received(name)
  if (offset > before) return no('MEDIA_PART', { received: before })
  const bytes = Buffer.from(data, 'base64')
  const received = offset + bytes.length
  if (received > MOST_BYTES) {
    mediaFolder.drop(name)
    return no('MEDIA_TOO_LARGE')
  }
  const version = await mediaFolder.write(name, offset, bytes, now)
  const answer = { received }
  if (!last) return { decide: () => ({ answer: () => answer }) }
  const type = media.typeAt(mediaFolder.partOf(name))
  if (type === null) {
    mediaFolder.drop(name)
    return no('MEDIA_TYPE')
  }
  return {
    decide: ({ businessDate: day }) =>
      decided(
        { type: 'media.added', payload: { name, type, bytes: received } },
        { kind: 'show', name, version, day },
        answer,
      ),
  }
}

/** Takes a file off the boards. It goes to a bin inside the folder, so that this can be taken back. */
export const removeMedia: FileUseCase<{ fileName: string }, AnswerOf<'removeMedia'>> = async (
  { media },
  { fileName },
) => {
  const file = media.list().find(({ name }) => name === fileName)
  if (!file) return no('MEDIA_UNKNOWN')
  const { name, version } = file
  return {
    decide: ({ businessDate: day }) =>
      decided({ type: 'media.removed', payload: { name } }, { kind: 'bin', name, version, day }, {}),
  }
}

/** Brings a file back that was taken off, unless another one has its name by now. */
export const restoreMedia: FileUseCase<{ fileName: string }, AnswerOf<'restoreMedia'>> = async (
  { mediaFolder },
  { fileName: name },
) => {
  const day = /^[^./~\\\p{Cc}][^/\\\p{Cc}]*$/u.test(name) ? mediaFolder.binnedOn(name) : null
  if (day === null) return no('MEDIA_UNKNOWN')
  return {
    decide: () => decided({ type: 'media.restored', payload: { name } }, { kind: 'restore', name, day }, {}),
  }
}

/** Puts files into an order. Boards go by names, so each gets its place in front: `03 Tên.png`. */
export const orderMedia: FileUseCase<BodyOf<'orderMedia'>, AnswerOf<'orderMedia'>> = async ({ media }, { names }) => {
  const known = new Map(media.list().map(({ name, version }) => [name, version]))
  const moves = names.flatMap((from, i) => {
    const version = known.get(from)
    const to = `${String(i + 1).padStart(2, '0')} ${from.replace(/^\d{2,3} /, '')}`
    return version === undefined ? [] : [{ from, to, version }]
  })
  if (new Set(names).size !== names.length || names.length !== known.size || moves.length !== names.length)
    return no('MEDIA_UNKNOWN')
  const ordered = moves.map(({ to }) => to)
  // Said before anything is renamed: half an order would leave files under names that no board shows.
  if (ordered.some((name) => Buffer.byteLength(name) > MOST_NAME_BYTES)) return no('BAD_REQUEST', { field: 'names' })
  return {
    decide: () => decided({ type: 'media.ordered', payload: { names: ordered } }, { kind: 'order', moves }, {}),
  }
}
