import { OWN_WORDS } from '../../../shared/domain/desk/reasons.ts'

/** What a screen gets for words that were erased, by the field in which answers say them. */
const INSTEAD: Readonly<Record<string, string | null>> = {
  text: null,
  words: null,
  reason: null,
  name: '',
  officerName: '',
  actorName: null,
  pauseReason: OWN_WORDS,
  heldReason: OWN_WORDS,
}

type Erased = { readonly ids: ReadonlySet<string>; readonly bodies: ReadonlySet<string> }

/** An answer, as JSON, without the words of erased rows: those beside a `personId` by it, others by what they say. */
export const withoutPersons = (answer: string, erased: Erased): string =>
  JSON.stringify(
    JSON.parse(answer, function (this: { personId?: unknown }, field: string, value: unknown) {
      const isErased =
        typeof this.personId === 'string' ? erased.ids.has(this.personId) : erased.bodies.has(value as string)
      return typeof value === 'string' && field in INSTEAD && isErased ? INSTEAD[field] : value
    }),
  )
