import { z } from 'zod'
import type { Words } from './vi.ts'
import { viBase } from './vi-base.ts'

/** What a citizen reads: the areas of `Words` that a language file may give. The rest stays Vietnamese. */
export const CITIZEN_AREAS = [
  'common',
  'priorityGroups',
  'wait',
  'paper',
  'closed',
  'board',
  'keyboard',
  'kiosk',
  'find',
  'scan',
  'lookUp',
  'feedback',
  'phone',
  'rating',
  'ratingDesk',
] as const satisfies readonly (keyof Words)[]

const AMOUNTS = ['zero', 'one', 'other'] as const

/** A language by one file of `resources/languages/`; words in the shape of `Words`, functions as templates. */
export const languageFile = z.strictObject({
  /** As in the `lang` of a page, e.g. `km`; not one that we ship. */
  code: z.string().regex(/^(?!(?:vi|en)$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/),
  /** In the language itself, for the switch. */
  name: z.string().trim().min(1).max(40),
  /** Whose times, dates and names of services it uses. */
  like: z.enum(['vi', 'en']),
  words: z.record(z.string(), z.unknown()),
})
export type LanguageFile = z.infer<typeof languageFile>

type Template = string | { zero?: string; one?: string; other: string }

/** The words of a file as the pages use them; what it leaves out is Vietnamese. Call `faultsOf` on the file first. */
export function wordsOf(file: LanguageFile): Words {
  const own = Object.fromEntries(CITIZEN_AREAS.map((area) => [area, merged(viBase[area], file.words[area])]))
  return { ...viBase, ...own } as Words
}

function merged(ours: unknown, theirs: unknown): unknown {
  if (theirs === undefined) return ours
  if (typeof ours === 'function') return (...values: unknown[]) => filled(theirs as Template, values)
  if (!isTable(ours) || !isTable(theirs)) return theirs
  return Object.fromEntries(Object.entries(ours).map(([key, value]) => [key, merged(value, theirs[key])]))
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `{1}` is the first value, `{minutes}` a field of it; the amount is the first number among the values. */
function filled(template: Template, values: readonly unknown[]): string {
  const amount = values.find((value) => typeof value === 'number')
  const { zero, one, other } =
    typeof template === 'string' ? { other: template } : { zero: undefined, one: undefined, ...template }
  const chosen = (amount === 0 ? zero : amount === 1 ? one : undefined) ?? other
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = /^\d+$/.test(name) ? values[Number(name) - 1] : fieldOf(values, name)
    return String(value ?? '')
  })
}

const fieldOf = (values: readonly unknown[], name: string): unknown =>
  values.filter(isTable).find((value) => name in value)?.[name]

/** What is wrong with a file, each with its place; a sound one gives none. */
export function faultsOf(given: unknown): string[] {
  const parsed = languageFile.safeParse(given)
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || '(file)'}: ${message}`)
  return Object.entries(parsed.data.words).flatMap(([area, words]) =>
    (CITIZEN_AREAS as readonly string[]).includes(area)
      ? compared(`words.${area}`, viBase[area as (typeof CITIZEN_AREAS)[number]], words)
      : [`words.${area}: no such words for citizens; known are ${CITIZEN_AREAS.join(', ')}`],
  )
}

function compared(place: string, ours: unknown, theirs: unknown): string[] {
  if (typeof ours === 'string') return typeof theirs === 'string' ? [] : [`${place}: must be text`]
  if (Array.isArray(ours)) {
    const fits =
      Array.isArray(theirs) && theirs.length === ours.length && theirs.every((one) => typeof one === 'string')
    return fits ? [] : [`${place}: must be a list of ${ours.length} texts`]
  }
  if (typeof ours === 'function') return templateFaults(place, ours as (...values: unknown[]) => string, theirs)
  if (!isTable(ours)) return []
  if (!isTable(theirs)) return [`${place}: must be an object`]
  return Object.entries(theirs).flatMap(([key, value]) =>
    Object.hasOwn(ours, key) ? compared(`${place}.${key}`, ours[key], value) : [`${place}.${key}: no such words`],
  )
}

function templateFaults(place: string, ours: (...values: unknown[]) => string, theirs: unknown): string[] {
  const forms = typeof theirs === 'string' ? { other: theirs } : theirs
  if (!isTable(forms) || typeof forms['other'] !== 'string')
    return [`${place}: must be text, or an object with other and, if wished, zero and one`]
  const known = placesOf(ours)
  return Object.entries(forms).flatMap(([form, text]) => {
    if (!(AMOUNTS as readonly string[]).includes(form)) return [`${place}.${form}: only zero, one and other`]
    if (typeof text !== 'string') return [`${place}.${form}: must be text`]
    const used = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const strange = used.filter((name) => !known.includes(name))
    return strange.map(
      (name) => `${place}.${form}: {${name}} is not one of ${known.map((one) => `{${one}}`).join(' ')}`,
    )
  })
}

/** The values a phrase may name: `1`, `2` … and the fields that the Vietnamese one reads of them. */
export function placesOf(phrase: (...values: unknown[]) => unknown): string[] {
  const fields = new Set<string>()
  const watched = new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'symbol') return () => ''
        fields.add(name)
        return name
      },
    },
  )
  try {
    phrase(...Array.from({ length: phrase.length }, () => watched))
  } catch {
    // A phrase that reads deeper than one field names only the first; its file may use the numbered places.
  }
  return [...Array.from({ length: phrase.length }, (_, at) => String(at + 1)), ...fields]
}
