import type { ReactNode } from 'react'
import { FieldError, Input, Label, TextArea, TextField } from 'react-aria-components'
import './field.css'

export type FieldProps = {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'search'
  /** More than one line. */
  rows?: number
  maxLength?: number
  placeholder?: string
  autoFocus?: boolean
  isDisabled?: boolean
  inputMode?: 'text' | 'numeric' | 'none'
  /** What is wrong with the value, in words. */
  error?: string | null
}

/** A labelled line or box of text. */
export function Field({
  label,
  rows,
  placeholder = '',
  inputMode = 'text',
  error = null,
  ...rest
}: FieldProps): ReactNode {
  return (
    <TextField {...rest} className="field" isInvalid={error !== null} autoComplete="off">
      <Label className="field-label">{label}</Label>
      {rows ? (
        <TextArea className="field-input" rows={rows} placeholder={placeholder} />
      ) : (
        <Input className="field-input" placeholder={placeholder} inputMode={inputMode} />
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
