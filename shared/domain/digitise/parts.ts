import { z } from 'zod'

/**
 * What of a dossier is digitised: a paper of its check-list (`c3`), its result (`r`), a slip that somebody signed (`s` and
 * the slip's id; TV-4.1d: apologies, supplements and refusals are scanned too).
 */
export const digitalPart = z.string().regex(/^(?:c[1-9]\d{0,3}|r|s[\w-]{1,64})$/)

type PartOf =
  | { readonly kind: 'component'; readonly no: number }
  | { readonly kind: 'slip'; readonly slipId: string }
  | { readonly kind: 'result' }

export function readPart(part: string): PartOf {
  if (part.startsWith('c')) return { kind: 'component', no: Number(part.slice(1)) }
  return part.startsWith('s') ? { kind: 'slip', slipId: part.slice(1) } : { kind: 'result' }
}

export const componentPart = (no: number): string => `c${no}`

/** Why an officer leaves a paper of the list undigitised (TV-3.2b). `secret` and `opinion`: TT 03/2025/TT-VPCP Điều 5. */
export const digitalExcuse = z.enum(['secret', 'opinion', 'oversize', 'fragile', 'object', 'other'])
export type DigitalExcuse = z.infer<typeof digitalExcuse>

/** Why there is nothing to digitise: said by the dossier itself (TT 03/2025/TT-VPCP Điều 5; law-facts §5). */
export const nothingToDigitise = z.enum([
  'secret-procedure',
  'online',
  'presented',
  'reused',
  'not-needed',
  'electronic',
  'no-paper',
])
export type NothingToDigitise = z.infer<typeof nothingToDigitise>

/** Why pages are taken out again. */
export const digitalCause = z.enum(['wrong-paper', 'unreadable', 'twice', 'replaced', 'secret'])
export type DigitalCause = z.infer<typeof digitalCause>

export type DigitisedLine = {
  readonly originals: number
  readonly certified: number
  readonly copies: number
  readonly electronic: number
  readonly mark: 'presented' | 'reused' | 'not-needed' | null
}

/**
 * Why a line of the check-list is not digitised, or null where its paper has to be (TV-3.2b, TT-8.5a): not what came online,
 * what was only shown and given back, what was re-used from a database (TV-3.2a), nor anything of a secret procedure (TQ-4.5).
 */
export function whyNothing(
  line: DigitisedLine,
  { channel, isSecret }: { channel: string; isSecret: boolean },
): NothingToDigitise | null {
  if (isSecret) return 'secret-procedure'
  if (line.mark !== null) return line.mark
  if (channel === 'online') return 'online'
  if (line.originals + line.certified + line.copies > 0) return null
  return line.electronic > 0 ? 'electronic' : 'no-paper'
}

/** Papers that may not be kept as pictures, whoever wishes it: secret ones, and what was only shown and given back. */
export const MAY_NOT: ReadonlySet<NothingToDigitise> = new Set([
  'secret-procedure',
  'presented',
  'reused',
  'not-needed',
])
