import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { Field } from '../../../ui/Field.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { dayInWords } from '../words/item-words.ts'
import { dateOf } from '../../../features/typed/read-typed.ts'

type DateFieldProps = {
  label: string
  /** `YYYY-MM-DD`, or empty. */
  value: string
  /** Gets an empty text while no day is readable. */
  onChange: (date: string) => void
  error?: string | null
}

/** A day as people here write it, day/month/year; the weekday stands below, where a slip shows. */
export function DateField({ label, value, onChange, error = null }: DateFieldProps): ReactNode {
  const words = useWords().admin
  const [language] = useLanguage()
  const [typed, setTyped] = useState(value === '' ? '' : formatDate(value))
  const date = dateOf(typed)
  return (
    <div className="admin-date">
      <Field
        label={label}
        value={typed}
        placeholder={words.date.hint}
        maxLength={10}
        error={typed !== '' && date === null ? words.date.bad : error}
        onChange={(text) => {
          setTyped(text)
          onChange(dateOf(text) ?? '')
        }}
      />
      <p className="small">{date ? dayInWords(date, language) : '\u00a0'}</p>
    </div>
  )
}
