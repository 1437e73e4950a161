import { MEDIA_PREFIX } from '../media.ts'
import type { Handlers } from './handler.ts'

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
