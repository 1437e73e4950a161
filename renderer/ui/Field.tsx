import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
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
  /** What looks odd about the value, though it can be right. */
  doubt?: string | null
}

/** A labelled line or box of text. */
export function Field({
  label,
  rows,
  placeholder = '',
  inputMode = 'text',
  error = null,
  doubt = null,
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
      {doubt !== null && (
        <Text slot="description" className="field-hint">
          {doubt}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
