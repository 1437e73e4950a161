import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { Face } from './Face.tsx'
import type { DetailsProps } from './RatingForm.tsx'
import { levelWords, needsDetails } from './levels.ts'
import { reasonWords } from './reason-words.ts'

/** The low answer that was given, with its face. */
export function ChosenLevel({ rating, scale }: Pick<DetailsProps, 'rating' | 'scale'>): ReactNode {
  const words = useWords()
  const { process } = rating
  const level = process !== null && !needsDetails(rating.level, scale) ? process : rating.level
  return (
    <p className="rating-chosen">
      <Face level={level} scale={scale} />
      {levelWords(words, level, scale)}
    </p>
  )
}

/** Reasons to tick, as many as wished or none. */
export function RatingReasons({
  rating,
  onChange,
  reasons,
}: Pick<DetailsProps, 'rating' | 'onChange' | 'reasons'>): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  if (reasons.length === 0) return null
  const toggle = (code: string) => (isSelected: boolean) =>
    onChange({ reasons: isSelected ? [...rating.reasons, code] : rating.reasons.filter((other) => other !== code) })
  return (
    <fieldset className="rating-reasons">
      <legend>{words.rating.reasonsQuestion}</legend>
      {reasons.map((reason) => {
        const { code } = reason
        const isChosen = rating.reasons.includes(code)
        return (
          <ToggleButton key={code} className="rating-reason" isSelected={isChosen} onChange={toggle(code)}>
            <span className="rating-tick">{isChosen && <Icon name="check" />}</span>
            {reasonWords(reason, words, language)}
          </ToggleButton>
        )
      })}
    </fieldset>
  )
}

/** The sentence of consent; without it no number is kept (law-facts §7: opt-in). */
export function Consent({ rating, onChange }: Pick<DetailsProps, 'rating' | 'onChange'>): ReactNode {
  const words = useWords()
  return (
    <ToggleButton
      className="rating-reason rating-consent"
      isSelected={rating.consents}
      onChange={(consents) => onChange({ consents })}
    >
      <span className="rating-tick">{rating.consents && <Icon name="check" />}</span>
      {words.rating.consent}
    </ToggleButton>
  )
}
