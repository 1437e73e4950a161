import { useState } from 'react'
import type { ReactNode } from 'react'
import { RatingDetails } from '../../features/rating-form/RatingDetails.tsx'
import { RatingForm } from '../../features/rating-form/RatingForm.tsx'
import type { RatingFormProps, RatingOutcome } from '../../features/rating-form/RatingForm.tsx'
import type { Rating } from '../../features/rating-form/levels.ts'

export type RatingOnceProps = Pick<RatingFormProps, 'scale' | 'reasons' | 'process' | 'followUp'> & {
  token: string | null
  onRate: (token: string, rating: Rating) => Promise<RatingOutcome>
}

/** The form stays, with its thanks, after the centre has taken the token back. */
export function RatingOnce({ token, onRate, ...form }: RatingOnceProps): ReactNode {
  const [shown, setShown] = useState<string | null>(null)
  if (token !== null && token !== shown) setShown(token)
  if (shown === null) return null
  return <RatingForm key={shown} {...form} Details={RatingDetails} onSubmit={(rating) => onRate(shown, rating)} />
}
