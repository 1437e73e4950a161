import type { ReactNode } from 'react'
import { FieldError, Input, Label, TextArea, TextField } from 'react-aria-components'
import '../field.css'
import { useTouchKeyboard } from './keyboard-context.tsx'
import type { KeyPage } from './keyboard-layout.ts'

export type TouchTextFieldProps = {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  /** The page of keys that comes first: `signs` for codes and numbers. */
  keys?: KeyPage
  /** More than one line. */
  rows?: number
  maxLength?: number
  placeholder?: string
  /** Takes the focus and brings the keyboard at once. */
  autoFocus?: boolean
  /** What the enter key says; it sends the form around the field, or closes the keyboard where there is none. */
  enterKey?: 'search' | 'next' | 'done'
  /** What is wrong with the value, in words. */
  error?: string | null
}

/** A field of text for screens without a keyboard: touching it brings our own. */
export function TouchTextField(props: TouchTextFieldProps): ReactNode {
  const { label, keys = 'letters', rows, placeholder = '', enterKey = 'done', error = null, ...rest } = props
  const { field: line, open: openLine } = useTouchKeyboard<HTMLInputElement>(keys)
  const { field: box, open: openBox } = useTouchKeyboard<HTMLTextAreaElement>(keys)
  const attributes = { className: 'field-input', placeholder, inputMode: 'none', enterKeyHint: enterKey } as const
  return (
    <TextField {...rest} className="field" isInvalid={error !== null} autoComplete="off" spellCheck="false">
      <Label className="field-label">{label}</Label>
      {rows ? (
        <TextArea {...attributes} ref={box} rows={rows} onFocus={openBox} onClick={openBox} />
      ) : (
        <Input {...attributes} ref={line} onFocus={openLine} onClick={openLine} />
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
