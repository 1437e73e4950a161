import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { refused } from './context.ts'
import type { UseCase } from './context.ts'

/** A film of some minutes; a board keeps it in no memory, it asks for ranges. */
const MOST_BYTES = 300 * 1024 * 1024
/** What the disks of all systems take. */
const MOST_NAME_BYTES = 255

/** Takes the next part of a file. The last one is checked by content: a name says nothing. */
export const addMediaPart: UseCase<BodyOf<'addMediaPart'>, AnswerOf<'addMediaPart'>> = (
  { media, mediaFolder },
  { name, offset, data, last },
) => {
  // A part that is sent again, because its answer was lost or the batch was rolled back, is written at its old place.
  const before = mediaFolder.received(name)
  if (offset > before) return refused('MEDIA_PART', { received: before })
  const bytes = Buffer.from(data, 'base64')
  const received = offset + bytes.length
  if (received > MOST_BYTES) {
    mediaFolder.drop(name)
    return refused('MEDIA_TOO_LARGE')
  }
  mediaFolder.write(name, offset, bytes)
  const answer = () => ({ received })
  if (!last) return { answer }
  const type = media.typeAt(mediaFolder.partOf(name))
  if (type === null) {
    mediaFolder.drop(name)
    return refused('MEDIA_TYPE')
  }
  mediaFolder.show(name)
  return { events: [{ type: 'media.added', payload: { name, type, bytes: received } }], answer }
}

/** Takes a file off the boards. It goes to a bin inside the folder, so that this can be taken back. */
export const removeMedia: UseCase<{ fileName: string }, AnswerOf<'removeMedia'>> = (
  { media, mediaFolder },
  { fileName },
) => {
  if (!media.list().some(({ name }) => name === fileName)) return refused('MEDIA_UNKNOWN')
  mediaFolder.bin(fileName)
  return { events: [{ type: 'media.removed', payload: { name: fileName } }], answer: () => ({}) }
}

/** Brings a file back that was taken off, unless another one has its name by now. */
export const restoreMedia: UseCase<{ fileName: string }, AnswerOf<'restoreMedia'>> = (
  { mediaFolder },
  { fileName },
) => {
  if (!/^[^./~\\\p{Cc}][^/\\\p{Cc}]*$/u.test(fileName) || !mediaFolder.restore(fileName))
    return refused('MEDIA_UNKNOWN')
  return { events: [{ type: 'media.restored', payload: { name: fileName } }], answer: () => ({}) }
}

/** Puts files into an order. Boards go by names, so each gets its place in front: `03 Tên.png`. */
export const orderMedia: UseCase<BodyOf<'orderMedia'>, AnswerOf<'orderMedia'>> = (
  { media, mediaFolder },
  { names },
) => {
  const known = media.list().map(({ name }) => name)
  if (
    new Set(names).size !== names.length ||
    names.length !== known.length ||
    !names.every((name) => known.includes(name))
  )
    return refused('MEDIA_UNKNOWN')
  const ordered = names.map((name, i) => `${String(i + 1).padStart(2, '0')} ${name.replace(/^\d{2,3} /, '')}`)
  // Said before anything is renamed: half an order would leave files under names that no board shows.
  if (ordered.some((name) => Buffer.byteLength(name) > MOST_NAME_BYTES))
    return refused('BAD_REQUEST', { field: 'names' })
  // Through names that nobody has: two files may change places.
  names.forEach((name, i) => mediaFolder.rename(name, `.order-${i}`))
  ordered.forEach((name, i) => mediaFolder.rename(`.order-${i}`, name))
  return { events: [{ type: 'media.ordered', payload: { names: ordered } }], answer: () => ({}) }
}
