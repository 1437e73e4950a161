import { setOfficerPicture } from '../../files/set-picture.ts'
import { refused } from '../../usecases/context.ts'
import { getPicture } from '../../usecases/officer-picture.ts'
import { declineRating, rateService } from '../../usecases/rate-service.ts'
import { ratingSummary } from '../../usecases/rating-summary.ts'
import { getRatingDesk } from '../../usecases/read-hall.ts'
import type { FileHandlers, Handlers } from './handler.ts'

export const ratingHandlers = {
  rateService: (deps, { body }, ctx) => rateService(deps, body, ctx),
  declineRating: (deps, { body }, ctx) => declineRating(deps, body, ctx),
  getRatingDesk: (deps, _request, ctx) => ({ answer: () => getRatingDesk(deps, ctx) }),
  listRatingSummary: (deps, { query }, ctx) => ({ answer: () => ratingSummary(deps, ctx, query) }),
  getPicture: (deps, { params }) => {
    const picture = getPicture(deps, params.hash)
    return picture ? { answer: () => picture } : refused('PICTURE_UNKNOWN')
  },
} satisfies Partial<Handlers>

export const ratingFileHandlers = {
  setOfficerPicture: (deps, { params, body }, ctx) => setOfficerPicture(deps, { ...params, ...body }, ctx),
} satisfies Partial<FileHandlers>
