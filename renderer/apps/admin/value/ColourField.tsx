import type { ReactNode } from 'react'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'

type ColourFieldProps = { label: string; value: string; onChange: (colour: string) => void }

const COLOUR = /^#[0-9A-Fa-f]{6}$/

/** A colour picked by eye or typed; the strip shows how it will look. */
export function ColourField({ label, value, onChange }: ColourFieldProps): ReactNode {
  const words = useWords().admin.texts
  const isRight = COLOUR.test(value)
  return (
    <div className="admin-colour">
      <div className="admin-row">
        <input
          type="color"
          aria-label={words.pickColour}
          value={isRight ? value.toLowerCase() : '#000000'}
          onChange={(event) => onChange(event.target.value.toUpperCase())}
        />
        <Field
          label={label}
          value={value}
          maxLength={7}
          error={value !== '' && !isRight ? words.badColour : null}
          onChange={onChange}
        />
      </div>
      {isRight && <div className="admin-colour-strip" style={{ background: value }} />}
    </div>
  )
}
