import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Part, ProblemCode } from './body.ts'

/** Where the work of a part begins: its line of the check-list, else its first field. */
const BEGINS = ['.dossiers-line-state[tabindex="0"]', 'input:not([tabindex="-1"])', 'button']

const fieldOf = (which: string, field: string): string => `[data-party="${which}"] .dossiers-field-${field} input`

/** Selectors of where a problem is put right, best first: its very field, what is wrong in its part, where that begins. */
function placesOf(code: ProblemCode | null): readonly string[] {
  if (code === null) return BEGINS
  if (code === 'principalPaper') return [fieldOf('principal', 'paper'), ...BEGINS]
  if (code === 'owner' || code === 'principal')
    return [
      `[data-party="${code}"] [data-invalid] input`,
      `[data-party="${code}"] .field:has(.field-hint) input`,
      fieldOf(code, 'name'),
      ...BEGINS,
    ]
  return [fieldOf('filer', code), '[data-invalid] input', ...BEGINS]
}

/** Goes to a part of the form, or to what is wrong in it, after the next drawing: a part may only just be coming. */
export function useGoTo(form: RefObject<HTMLDivElement | null>): (part: Part, code?: ProblemCode) => void {
  const [wanted, setWanted] = useState<{ part: Part; code: ProblemCode | null } | null>(null)
  useEffect(() => {
    const place = wanted && form.current?.querySelector<HTMLElement>(`[data-part="${wanted.part}"]`)
    if (!place) return
    // In a small window the page itself scrolls, not the form.
    if (form.current && getComputedStyle(form.current).overflowY === 'visible') place.scrollIntoView()
    else form.current?.scrollTo({ top: place.offsetTop - form.current.offsetTop })
    const field = placesOf(wanted.code)
      .map((one) => place.querySelector<HTMLElement>(one))
      .find(Boolean)
    field?.focus({ preventScroll: true })
    field?.scrollIntoView({ block: 'nearest' })
  }, [form, wanted])
  return (part, code) => setWanted({ part, code: code ?? null })
}
