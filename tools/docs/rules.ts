import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The five regulations, by the prefix of their rules' ids; the order of the written page. */
export const REGULATIONS = {
  TQ: 'Tuyên Quang, centre of a province, 2023',
  BD: 'Bình Dương, centre of a province, 2019',
  TT: 'Trung Thành, centre of a ward, 2025',
  KT: 'Kon Tum, centre of a province, 2019',
  TV: 'Trà Vinh, centre of a province, 2023',
} as const
export type Regulation = keyof typeof REGULATIONS

const rule = z.strictObject({
  id: z.string().regex(/^(TQ|BD|TT|KT|TV)-\d+(\.\d+[a-zđ]?\*{0,2})?$/),
  /** D data, E enforce, T time, P print, C count, R report, N notify, M human act. */
  kinds: z.string().regex(/^[DETPCRNM]{1,4}$/),
  /** `counter`: dossiers and slips at a desk; `centre`: the rest of the house's software; the others are not here. */
  by: z.enum(['counter', 'centre', 'elsewhere', 'people']),
  says: z.string().min(10).max(240),
  /** What of it is not done, and why. */
  open: z.string().min(10).max(300).optional(),
})
export type Rule = z.infer<typeof rule>

/** A place that names a rule. */
export type Mention = { readonly file: string; readonly name: string }
export type Named = ReadonlyMap<string, readonly Mention[]>

const ID = /(?<![\p{L}\d-])(?:TQ|BD|TT|KT|TV)-\d+(?:\.\d+[a-zđ]?)?(?!\.?[\p{L}\d])(?:\*{1,2}(?![*/]))?/gu
/** The first words of `test`, `it` and `describe`, with or without rows. */
const TITLE = /(?:\b(?:test|it|describe)\b(?:\.\w+)*\(|\)\()\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g
const DECLARED = /(?:function\*?|const|let|class|interface|type)\s+(\w+)/
const KEYED = /^\s*['"]?([\w.-]+)['"]?\??\s*[:(]/
const COMMENT = /^\s*(?:\/\*|\*|\/\/)/

const FOLDERS = '{electron,hardware,renderer,shared}/**/*.{ts,tsx}'
const OUTSIDE = /^(?:node_modules|out)$/
/** Words of the screens and what only tests use say nothing about where a rule is kept. */
const NO_CODE = /\.test\.tsx?$|\/testkit\/|\/i18n\/|\/e2e\//

/** The rules of the five regulations, in our own words. */
export function readRules(root: string): Rule[] {
  return Object.keys(REGULATIONS).flatMap((prefix) => {
    const path = join(root, 'shared/domain/rules', `${prefix.toLowerCase()}.json`)
    return z.array(rule).parse(JSON.parse(readFileSync(path, 'utf8')))
  })
}

/** Every id in a text, e.g. `TT-4.3e*`, each once. */
export const ruleIds = (text: string): string[] => [...new Set([...text.matchAll(ID)].map(([id]) => id))]

/** Titles of the tests in a file with the ids that they name. */
export const titlesIn = (text: string): { title: string; ids: string[] }[] =>
  [...text.matchAll(TITLE)].flatMap(([, , title = '']) => {
    const ids = ruleIds(title)
    return ids.length > 0 ? [{ title, ids }] : []
  })

/** What the code declares at the places that name a rule: the next thing after a comment, else what it stands in. */
export function placesIn(text: string): { name: string; ids: string[] }[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    const ids = ruleIds(line)
    return ids.length > 0 ? [{ name: nameAt(lines, at), ids }] : []
  })
}

function nameAt(lines: readonly string[], at: number): string {
  const code = (line: string): boolean => line.trim() !== '' && !COMMENT.test(line)
  if (COMMENT.test(lines[at] ?? '')) {
    const next = lines.slice(at).find(code) ?? ''
    const name = (DECLARED.exec(next) ?? KEYED.exec(next))?.[1]
    if (name) return name
  }
  const before = lines.slice(0, at + 1).findLast((line) => DECLARED.test(line) && !COMMENT.test(line)) ?? ''
  return DECLARED.exec(before)?.[1] ?? ''
}

/** Who names which rule: in the code, and in the titles of tests. */
export function findRules(root: string): { code: Named; tests: Named } {
  const code = new Map<string, Mention[]>()
  const tests = new Map<string, Mention[]>()
  const add = (to: Map<string, Mention[]>, ids: readonly string[], mention: Mention): void => {
    for (const id of ids) {
      const known = to.get(id) ?? []
      if (known.some((one) => one.file === mention.file && one.name === mention.name)) continue
      to.set(id, [...known, mention])
    }
  }
  for (const file of filesUnder(root)) {
    const text = readFileSync(join(root, file), 'utf8')
    if (/\.test\.tsx?$/.test(file)) {
      for (const { title, ids } of titlesIn(text)) add(tests, ids, { file, name: title })
    } else if (!NO_CODE.test(file)) {
      for (const { name, ids } of placesIn(text)) add(code, ids, { file, name })
    }
  }
  return { code, tests }
}

const filesUnder = (root: string): string[] =>
  globSync(FOLDERS, { cwd: root, exclude: (name) => OUTSIDE.test(name) })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()

/** Marks that software can hold; data and human acts alone ask for no test. */
const isMarked = ({ kinds }: Rule): boolean => /[PTECRN]/.test(kinds)
export const isCarried = ({ by }: Rule): boolean => by === 'counter' || by === 'centre'

/** What does not hold between the rules, the code and the tests, one sentence each. */
export function brokenRules(rules: readonly Rule[], { code, tests }: { code: Named; tests: Named }): string[] {
  const known = new Set(rules.map(({ id }) => id))
  const isSection = (id: string): boolean => rules.some((one) => one.id.startsWith(`${id}.`) || beginsPoint(one.id, id))
  const unknown = [
    ...[...tests].filter(([id]) => !known.has(id)),
    ...[...code].filter(([id]) => !known.has(id) && !isSection(id)),
  ].map(([id, [first]]) => `${id} is no rule: ${first?.file}`)
  const kept = rules.filter((one) => isCarried(one) && isMarked(one) && one.open === undefined)
  return [
    ...(known.size === rules.length ? [] : ['an id stands twice']),
    ...rules.filter((one) => !isCarried(one) && one.by !== 'people' && !one.open).map(({ id }) => `${id}: why not?`),
    ...unknown,
    ...kept.filter(({ id }) => !tests.has(id)).map(({ id }) => `no test names ${id}`),
    ...kept.filter(({ id }) => !code.has(id)).map(({ id }) => `no code names ${id}`),
  ]
}

/** `TT-6.2a` begins with the section `TT-6.2`. */
const beginsPoint = (id: string, section: string): boolean =>
  id.startsWith(section) && /^[a-zđ]/.test(id.slice(section.length))
