import { searchText } from '../../i18n/search-text.ts'
import { ITEM_SHAPES } from '../config/config-items.ts'
import type { Procedure } from '../events/config-events.ts'
import { finding, isFault } from './finding.ts'
import type { Finding } from './finding.ts'
import type { RawRow } from './raw-row.ts'
import { feeFindings } from './read-fee.ts'

export const ROW_KINDS = ['new', 'changed', 'unchanged', 'ended', 'fault'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** What becomes of one procedure. */
export type PlannedRow = {
  /** Line of the file; null: it ends because a whole list does not have it. */
  readonly row: number | null
  readonly kind: RowKind
  readonly id: string
  readonly code: string
  readonly name: string
  /** As it is in force on the first day of the import; null: it is new. */
  readonly before: Procedure | null
  /** As it will be; null: it ends, or cannot be read. */
  readonly after: Procedure | null
  readonly findings: readonly Finding[]
  /** The group of equal fees that must be accepted first; null: none. */
  readonly group: number | null
}

export type KnownField = {
  readonly id: string
  readonly name: string
  readonly agencyId: string
  readonly agency: string
}
export type PlanFacts = {
  /** Procedures in force on the first day. */
  readonly current: readonly Procedure[]
  /** Ids that were ever given, also to procedures out of use. */
  readonly taken: ReadonlyMap<string, string>
  readonly fields: readonly KnownField[]
  /** What a person said about unknown fields, by their key. */
  readonly mapping: Readonly<Record<string, string>>
  /** The file is the whole list: what it does not have ends. */
  readonly isWhole: boolean
  /** What stands as the source of what changes. */
  readonly source: string
}

/** A national code; local systems write the numbers of a case or of a unit behind it. */
const CODE = /^(\d\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.\w+|\.\d{2})?$/
export const codeIn = (text: string): string => CODE.exec(text)?.[1] ?? text

/** How a field and its agency are known in a file, whatever the marks. */
export const fieldKey = (field: string, agency: string): string => `${searchText(field)}|${searchText(agency)}`

/** Whether the code of a row stands in the file again, with the same content or another one. */
export type Repeat = 'same' | 'other'

/** Makes of a row of the file what becomes of its procedure. */
export function settler(
  facts: PlanFacts,
  byCode: ReadonlyMap<string, Procedure>,
): (row: RawRow, repeat: Repeat | null) => PlannedRow {
  const fieldOf = fieldFinder(facts)
  return (raw, repeat) => {
    const code = codeIn(raw.code)
    const before = byCode.get(code) ?? null
    const findings = [...raw.findings, ...identityFindings(raw, before, repeat)]
    if (raw.isEnded && repeat !== 'other')
      return before ? ended(raw.row, before) : { ...blank(raw, code), findings: [finding('ended-unknown', 'status')] }
    const fieldId = fieldOf(raw, before, findings) ?? ''
    const after = wholeOf(facts, { raw, code, before, fieldId, findings })
    findings.push(...shapeFindings(after, findings))
    const faults = findings.filter(isFault)
    if (faults.length > 0) return { ...blank(raw, code), kind: 'fault', before, findings: faults }
    const kind = kindOf(before, after)
    if (kind !== 'unchanged' && after.fee !== before?.fee) findings.push(...feeFindings(after.fee))
    return { ...blank(raw, code), id: after.id, name: after.name, kind, before, after, findings }
  }
}

/** What is wrong with the code and the name of a row. */
function identityFindings({ code, name }: RawRow, before: Procedure | null, repeat: Repeat | null): Finding[] {
  const found: Finding[] = []
  if (repeat !== null) found.push(finding(repeat === 'same' ? 'repeated' : 'duplicate', 'code', { code }))
  if (code === '') found.push(finding('code-missing', 'code'))
  else if (!CODE.test(code)) found.push(finding('code-bad', 'code', { code }))
  if (name === '' && !before) found.push(finding('name-missing', 'name'))
  return found
}

/** What the shape of a procedure does not take, where nothing plainer is wrong. */
function shapeFindings(after: Procedure, findings: readonly Finding[]): Finding[] {
  if (findings.some(isFault)) return []
  const checked = ITEM_SHAPES.procedure.safeParse(after)
  if (checked.success) return []
  return [finding('shape-bad', null, { path: checked.error.issues[0]?.path.map(String).join('.') ?? '' })]
}

function kindOf(before: Procedure | null, after: Procedure): 'new' | 'unchanged' | 'changed' {
  if (before === null) return 'new'
  return content(before) === content(after) ? 'unchanged' : 'changed'
}

const blank = ({ row, name }: RawRow, code: string): PlannedRow => ({
  row,
  kind: 'unchanged',
  id: code,
  code,
  name,
  before: null,
  after: null,
  findings: [],
  group: null,
})

/** The row of a procedure that ends. */
export const ended = (row: number | null, before: Procedure): PlannedRow => ({
  row,
  kind: 'ended',
  id: before.id,
  code: before.code,
  name: before.name,
  before,
  after: null,
  findings: [],
  group: null,
})

type Whole = {
  readonly raw: RawRow
  readonly code: string
  readonly before: Procedure | null
  readonly fieldId: string
  readonly findings: Finding[]
}

/** What a procedure has that nobody has said anything about yet. */
const UNSAID: Pick<Procedure, 'name' | 'level' | 'limits' | 'fee' | 'components' | 'cases' | 'threeStep'> = {
  name: '',
  level: 'both',
  limits: [],
  fee: '',
  components: [],
}

/** The procedure as it will be: what the file says, else what was known. */
function wholeOf(facts: PlanFacts, { raw, code, before, fieldId, findings }: Whole): Procedure {
  if (before === null) findings.push(...missingFindings(raw, findings))
  const { name, level, limits, fee, components, cases = [], threeStep } = { ...(before ?? UNSAID), ...saidBy(raw) }
  return {
    id: before?.id ?? freeId(code, facts.taken),
    code,
    name: cut(name, 'name', findings),
    fieldId,
    level,
    limits: [...limits],
    ...(cases.length > 0 ? { cases: [...cases] } : {}),
    ...(threeStep === undefined ? {} : { threeStep }),
    fee: cut(fee, 'fee', findings),
    components: [...components],
    source: (raw.source || facts.source).slice(0, 300),
  }
}

/** The fields that the file has a word about. */
function saidBy({ name, level, limits, fee, components, cases }: RawRow): Partial<typeof UNSAID> {
  const all = { name: name === '' ? null : name, level, limits, fee, components, cases }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Partial<typeof UNSAID>
}

/** What a new procedure lacks, unless something was said about it already. */
function missingFindings({ level, limits }: RawRow, findings: readonly Finding[]): Finding[] {
  const isOpen = (column: Finding['column']): boolean => !findings.some((one) => one.column === column)
  return [
    ...(level === null && isOpen('level') ? [finding('level-assumed', 'level')] : []),
    ...((limits ?? []).length === 0 && isOpen('limit') ? [finding('limit-missing', 'limit')] : []),
  ]
}

/** A procedure is known by its national code; when another one was ever known by that, by the code with a number. */
function freeId(code: string, taken: ReadonlyMap<string, string>): string {
  const isFree = (id: string): boolean => !taken.has(id) || taken.get(id) === code
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? code : `${code}-${n}`
    if (isFree(id)) return id
  }
}

const LONGEST = 600

function cut(text: string, column: 'name' | 'fee', findings: Finding[]): string {
  if (text.length <= LONGEST) return text
  findings.push(finding('cut', column, { text }))
  return `${text.slice(0, LONGEST - 1)}…`
}

/** What makes a procedure another one than before: not where it was read. */
const content = ({ source: _source, id: _id, cases = [], ...rest }: Procedure): string => {
  const { code, name, fieldId, level, limits, fee, components, threeStep = false } = rest
  const limit = (list: Procedure['limits']) =>
    list.map((one) => [one.channel, one.amount, one.unit, one.words, one.remoteDays ?? 0])
  return JSON.stringify([
    ...[code, name, fieldId, level, fee, threeStep],
    limit(limits),
    components.map((one) => [one.name, one.originals, one.copies]),
    cases.map((one) => [one.code, one.name, limit(one.limits)]),
  ])
}

type FieldFinder = (raw: RawRow, before: Procedure | null, findings: Finding[]) => string | null

/** The centre's field for that of a row: by name, of the agency named where several have it, else as a person has said. */
function fieldFinder({ fields, mapping }: PlanFacts): FieldFinder {
  const byName = Map.groupBy(fields, ({ name }) => searchText(name))
  return ({ field, agency }, before, findings) => {
    if (field === '') {
      if (before) return before.fieldId
      findings.push(finding('field-missing', 'field'))
      return null
    }
    const said = mapping[fieldKey(field, agency)]
    if (said !== undefined) return said
    const own = byName.get(searchText(field)) ?? []
    const ofAgency = own.find((one) => searchText(one.agency) === searchText(agency))
    // The field that it had: the same name may stand for fields of several agencies.
    const kept = own.find(({ id }) => id === before?.fieldId)
    const found = ofAgency ?? kept ?? (own.length === 1 ? own[0] : undefined)
    if (found) return found.id
    findings.push(finding('field-unknown', 'field', { field, agency }))
    return null
  }
}
