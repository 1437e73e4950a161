import type { FormSet, SlipKind } from './slip.ts'
import { PLACEHOLDER } from './compose.ts'
import type { FactNames } from './facts/facts.ts'
import { FACT_NAMES } from './facts/slip-facts.ts'
import { SLIP_FORMS } from './forms.ts'
import type { SlipForm } from './forms.ts'
import type { SlipTemplate, SlipTemplateFile, TemplateBlock } from './template.ts'

/** Names a template uses that its kind does not know, as sentences in Vietnamese for whoever edits the file. */
export function checkTemplate(template: SlipTemplate): string[] {
  const problems: string[] = []
  const known: Known = [FACT_NAMES[template.kind]]
  checkWords([template.under], known, problems)
  checkBody(template.body, known, problems)
  return [...new Set(problems)]
}

type Known = readonly FactNames[]

const nameOf = (name: string, known: Known): true | FactNames | undefined =>
  known.findLast((names) => Object.hasOwn(names, name))?.[name]

function checkBody(body: readonly TemplateBlock[], known: Known, problems: string[]): void {
  for (const block of body) {
    checkWhen(block.when, known, problems)
    checkBlock(block, known, problems)
  }
}

function checkBlock(block: TemplateBlock, known: Known, problems: string[]): void {
  if ('each' in block) checkBody(block.body, inside(block.each, known, problems), problems)
  else if ('fields' in block)
    checkWords(
      block.fields.flatMap(({ label, value }) => [label, value]),
      known,
      problems,
    )
  else if ('list' in block) checkWords([block.text], inside(block.list, known, problems), problems)
  else if ('text' in block) checkWords([block.text], known, problems)
  else if ('heading' in block) checkWords([block.heading], known, problems)
  else if ('codes' in block) checkWords([...Object.values(block.codes), block.label, ...block.lines], known, problems)
  else if ('table' in block) {
    checkWords(
      block.columns.map(({ value }) => value),
      inside(block.table, known, problems),
      problems,
    )
    const { blank, columns } = block
    if (blank && blank.cells.length !== columns.length) problems.push('số ô của dòng trống khác số cột')
  } else {
    for (const place of block.sign) {
      checkWhen(place.when, known, problems)
      checkWords([place.title, place.hint, place.name, place.onBehalf ?? ''], known, problems)
    }
    if (block.sentTo !== undefined) checkWords(['{name}'], inside(block.sentTo, known, problems), problems)
  }
}

function inside(list: string, known: Known, problems: string[]): Known {
  const names = nameOf(list, known)
  if (typeof names === 'object') return [...known, names]
  problems.push(`không có danh sách “${list}”`)
  return known
}

function checkWhen(when: string | undefined, known: Known, problems: string[]): void {
  for (const name of when?.replaceAll('!', '').split(' ') ?? []) {
    if (nameOf(name, known) === undefined) problems.push(`không có thông tin “${name}”`)
  }
}

function checkWords(texts: readonly string[], known: Known, problems: string[]): void {
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
      if (nameOf(name, known) !== true) problems.push(`không có thông tin “${name}”`)
    }
  }
}

/** A template with the set it stands in. */
export type SetTemplate = SlipTemplate & { readonly formSet: FormSet }

export type Templates = {
  /** The template that a slip names; null when this program has never had it. */
  find(slip: { kind: SlipKind; formSet: FormSet; version: number }): SetTemplate | null
  readonly all: readonly SetTemplate[]
}

const keyOf = ({ kind, formSet, version }: { kind: SlipKind; formSet: FormSet; version: number }): string =>
  `${formSet} ${kind} ${version}`

/** Templates by kind, set and version. A version that was ever printed must stay, or its slips cannot be printed again. */
export function templatesOf(files: readonly SlipTemplateFile[]): Templates {
  const all = files.flatMap(({ formSet, templates }) => templates.map((one) => ({ ...one, formSet })))
  const byKey = new Map(all.map((one) => [keyOf(one), one]))
  return { all, find: (slip) => byKey.get(keyOf(slip)) ?? null }
}

/** What is wrong between the templates and the forms of the law: doubles, forms without a template, wrong numbers. */
export function checkAgainstForms(templates: Templates, forms: readonly SlipForm[] = SLIP_FORMS): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const template of templates.all) {
    const key = keyOf(template)
    if (seen.has(key)) problems.push(`mẫu “${key}” có hai lần`)
    seen.add(key)
  }
  for (const form of forms) {
    const template = templates.find(form)
    if (!template) problems.push(`thiếu mẫu “${keyOf(form)}”`)
    else if (template.formNo !== form.formNo) problems.push(`mẫu “${keyOf(form)}” phải mang số “${form.formNo}”`)
  }
  return problems
}
