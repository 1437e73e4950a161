import { addMediaPart, orderMedia, removeMedia, restoreMedia } from '../../files/change-media.ts'
import { MEDIA_PREFIX } from '../media.ts'
import type { FileHandlers, Handlers } from './handler.ts'

const PICTURE_SECONDS = 12

/** As the server of files reads addresses: commas, `&` and `+` as they stand, signs with a meaning of their own encoded. */
const addressOf = (name: string): string => encodeURI(name).replace(/[#?]/g, encodeURIComponent)

export const mediaHandlers = {
  listMedia: ({ media, store, through }, _request, ctx) => ({
    answer: () => ({
      files: media.list().map(({ name, kind, bytes, version }) => ({
        name,
        kind,
        bytes,
        url: `${MEDIA_PREFIX}${addressOf(name)}?v=${version}`,
      })),
      pictureSeconds: store.config().setting('board.pictureSeconds', ctx.businessDate) ?? PICTURE_SECONDS,
      now: ctx.now,
      through: through(),
    }),
  }),
} satisfies Partial<Handlers>

export const mediaFileHandlers = {
  addMediaPart: (deps, { body }, ctx) => addMediaPart(deps, body, ctx),
  removeMedia: (deps, { params }, ctx) => removeMedia(deps, params, ctx),
  restoreMedia: (deps, { params }, ctx) => restoreMedia(deps, params, ctx),
  orderMedia: (deps, { body }, ctx) => orderMedia(deps, body, ctx),
} satisfies Partial<FileHandlers>
