import type { SentEvent } from '../../../../shared/province/wire.ts'

/** Stands where something was that is a person's. */
const HIDDEN = '…'
/** Shorter ones are parts of common words. */
const SHORTEST = 3
const EMAIL = /[^\s"'“”<>()]+@[^\s"'“”<>()]+/g
/** Numbers of persons, papers and telephones; not those that are a part of a code. */
const LONG_NUMBER = /(?<![\w.-])\+?\d(?:[ .]?\d){8,}(?![\w-]|\.\w)/g

/**
 * What another system says of a refusal, without what it quotes of people: it names fields and rules, and those an officer
 * needs; whom it is about stands in the dossier.
 * @param rows what was sent of the dossier, the refused row among it
 */
export function withoutPersons(words: string, rows: readonly SentEvent[]): string {
  const said = new Set(rows.flatMap(({ body }) => [...personal(body, false)]))
  const known = [...said].filter((value) => value.length >= SHORTEST).toSorted((a, b) => b.length - a.length)
  const plain = known.reduce(
    (text, value) => text.replace(wholly(value.normalize('NFC')), HIDDEN),
    words.normalize('NFC'),
  )
  return plain.replace(EMAIL, HIDDEN).replace(LONG_NUMBER, HIDDEN)
}

/** It, and no part of a longer word. */
const wholly = (value: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\d])`, 'giu')

/** Texts of parties and of what people wrote: whatever stands beside a `personId`. */
function* personal(value: unknown, isPersons: boolean): Generator<string> {
  if (typeof value === 'string') {
    if (!isPersons) return
    yield value
    // A day as people write it.
    if (/^\d{4}-\d\d-\d\d$/.test(value)) yield value.split('-').toReversed().join('/')
    return
  }
  if (typeof value !== 'object' || value === null) return
  const isHere = isPersons || 'personId' in value
  for (const [name, one] of Object.entries(value)) if (name !== 'personId') yield* personal(one, isHere)
}
