import { MEDIA_PREFIX } from '../media.ts'
import type { Handlers } from './handler.ts'

const PICTURE_SECONDS = 12

export const mediaHandlers = {
  listMedia: ({ media, store, through }, _request, ctx) => ({
    answer: () => ({
      files: media.list().map(({ name, kind, bytes, version }) => ({
        name,
        kind,
        bytes,
        url: `${MEDIA_PREFIX}${encodeURIComponent(name)}?v=${version}`,
      })),
      pictureSeconds: store.config().setting('board.pictureSeconds', ctx.businessDate) ?? PICTURE_SECONDS,
      now: ctx.now,
      through: through(),
    }),
  }),
} satisfies Partial<Handlers>
