import { z } from 'zod'
import { searchText } from '../../i18n/search-text.ts'
import { finding } from './finding.ts'
import type { Finding } from './finding.ts'
import type { Case, Component, Limit, RawRow } from './raw-row.ts'
import { shortName } from './read-components.ts'
import { limitOf, readLimit } from './read-limit.ts'

/**
 * A procedure of the national database (national-data.md §4): only what we use, and every field may be missing or null,
 * for records of it are. Unknown fields are passed over.
 */
const text = z.string().nullish()
const amount = z.union([z.number(), z.string()]).nullish()
const named = z.looseObject({ name: text, code: text }).nullish()
const feeShape = z.looseObject({ type: text, value: amount, currencyName: text, description: text })
const methodShape = z.looseObject({
  submissionMethod: text,
  processingTime: amount,
  processingTimeUnit: text,
  description: text,
  fees: z.array(feeShape).nullish(),
})
const paperShape = z.looseObject({ name: text, originalQty: amount, copyQty: amount })
const nationalShape = z.looseObject({
  code: z.union([z.string(), z.number()]).nullish(),
  name: text,
  state: text,
  isWard: z.boolean().nullish(),
  isProvince: z.boolean().nullish(),
  isMinistry: z.boolean().nullish(),
  executionMethods: z.array(methodShape).nullish(),
  executionCases: z.array(z.looseObject({ name: text, profileComponents: z.array(paperShape).nullish() })).nullish(),
  cases: z
    .array(
      z.looseObject({
        code: text,
        name: text,
        processingDay: z.looseObject({ qty: amount, type: text }).nullish(),
      }),
    )
    .nullish(),
  categoriesDetails: z.array(named).nullish(),
  departmentsExecuting: z.array(named).nullish(),
  procedureProposal: z.looseObject({ decisionNo: text }).nullish(),
  decisionNo: text,
})
type National = z.infer<typeof nationalShape>
type Method = z.infer<typeof methodShape>

const LISTS = ['procedures', 'data', 'items', 'content', 'results', 'records']

/** The list of procedures in a JSON text that was parsed: itself, or under one of the names that exports use. */
export function nationalList(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return null
  for (const name of LISTS) {
    const inner = (value as Readonly<Record<string, unknown>>)[name]
    if (Array.isArray(inner)) return inner
    const deeper = inner === undefined || name === 'procedures' ? null : nationalList(inner)
    if (deeper) return deeper
  }
  return 'code' in value && 'name' in value ? [value] : null
}

/** Rows of a list of the national shape; what is no procedure at all is a row with a fault. */
export const readNational = (list: readonly unknown[]): RawRow[] =>
  list.map((one, i) => {
    const read = nationalShape.safeParse(one)
    return read.success ? rowOf(read.data, i + 1) : brokenRow(one, i + 1, read.error)
  })

const EMPTY = { agency: '', field: '', level: null, limits: null, fee: null, components: null, cases: null } as const

function brokenRow(one: unknown, row: number, error: z.ZodError): RawRow {
  const { code, name } = (typeof one === 'object' && one !== null ? one : {}) as { code?: unknown; name?: unknown }
  const path = error.issues[0]?.path.map(String).join('.') ?? ''
  return {
    ...EMPTY,
    row,
    code: typeof code === 'string' ? code.trim() : '',
    name: typeof name === 'string' ? clean(name) : '',
    isEnded: false,
    source: null,
    findings: [finding('shape-bad', null, { path })],
  }
}

const clean = (given: string | null | undefined): string =>
  (given ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim()
const numberOf = (given: z.infer<typeof amount>): number | null => {
  if (given === null || given === undefined || given === '') return null
  const value = Number(given)
  return Number.isFinite(value) ? value : null
}
const orNull = <T>(list: T[]): T[] | null => (list.length === 0 ? null : list)
const ACTIVE = new Set(['', 'ACTIVE', 'UPDATED', 'PUBLISHED'])

function rowOf(one: National, row: number): RawRow {
  const findings: Finding[] = []
  const methods = one.executionMethods ?? []
  const decision = clean(one.procedureProposal?.decisionNo ?? one.decisionNo)
  return {
    row,
    code: clean(String(one.code ?? '')),
    name: clean(one.name),
    agency: clean(one.departmentsExecuting?.[0]?.name),
    field: clean(one.categoriesDetails?.[0]?.name),
    level: levelOf(one, findings),
    // What a record leaves out is not gone: some have no way to file at all (national-data.md §4).
    limits: orNull(limitsOf(methods, findings)),
    fee: feeOf(methods) || null,
    components: orNull(papersOf(one, findings)),
    cases: orNull(casesOf(one)),
    isEnded: !ACTIVE.has(clean(one.state).toUpperCase()),
    source: decision === '' ? null : decision,
    findings,
  }
}

function levelOf({ isWard, isProvince, isMinistry }: National, findings: Finding[]): RawRow['level'] {
  if (isWard && isProvince) return 'both'
  if (isProvince) return 'province'
  if (isWard) return 'commune'
  if (isMinistry) findings.push(finding('not-ours', 'level', { text: 'Bộ' }))
  return null
}

const CHANNELS = { DIRECT: 'direct', ONLINE: 'online', POSTAL: 'postal' } as const
const ORDER = ['direct', 'online', 'postal'] as const
const UNIT_WORDS: Readonly<Record<string, string>> = {
  WORKING_DAY: 'ngày làm việc',
  DAY: 'ngày',
  HOUR: 'giờ',
  MONTH: 'tháng',
}
const channelOf = ({ submissionMethod }: Method): Limit['channel'] | null =>
  CHANNELS[clean(submissionMethod).toUpperCase() as keyof typeof CHANNELS] ?? null

/**
 * A limit for each channel. One that the record states several times and differently (a row per case) is left to the
 * officer, with the words of all: none of the numbers holds for everybody.
 */
function limitsOf(methods: readonly Method[], findings: Finding[]): Limit[] {
  const limits = ORDER.flatMap((channel): Limit[] => {
    const own = [...new Set(methods.filter((one) => channelOf(one) === channel).map(wordsOf))].filter(Boolean)
    const [first = ''] = own
    const one = own.length < 2 ? limitOf(channel, first, 'limit', findings) : null
    if (own.length < 2) return one ? [one] : []
    findings.push(finding('limits-differ', 'limit', { text: own.join(' / ') }))
    return [{ channel, amount: null, unit: 'other', words: own.join(' / ').slice(0, 300) }]
  })
  if (limits.length === 0) findings.push(finding('limit-missing', 'limit'))
  return once(findings, limits)
}

/** The same remark for three channels is one remark. */
function once<T>(findings: Finding[], value: T): T {
  const kept = findings.filter(
    (one, i) => findings.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i,
  )
  findings.splice(0, findings.length, ...kept)
  return value
}

/** “5 ngày làm việc”; what the record says in words where its unit is none that counts. */
function wordsOf({ processingTime, processingTimeUnit, description }: Method): string {
  const number = numberOf(processingTime)
  const unit = UNIT_WORDS[clean(processingTimeUnit).toUpperCase()]
  const said = clean(description)
  if (number !== null && number > 0 && unit) return `${number} ${unit}`
  if (said !== '' && readLimit(said).isRead) return said
  if (number !== null && number > 0) return `${number} (đơn vị ghi “khác”)${said === '' ? '' : `; ${said}`}`
  return said
}

const NAMES = { direct: 'Trực tiếp', online: 'Trực tuyến', postal: 'Bưu chính' } as const

/** Fees by channel in words, channels that agree together: `Trực tiếp, bưu chính: 50.000đ; Trực tuyến: 25.000đ`. */
function feeOf(methods: readonly Method[]): string {
  const said = ORDER.flatMap((channel) => {
    const fees = methods.filter((one) => channelOf(one) === channel).flatMap(({ fees: own }) => own ?? [])
    const words = [...new Set(fees.map(feeWords))].join(' / ')
    return words === '' ? [] : [{ channel, words }]
  })
  return [...Map.groupBy(said, ({ words }) => words)]
    .map(([words, own]) => {
      const names = own.map(({ channel }, i) => (i === 0 ? NAMES[channel] : NAMES[channel].toLowerCase()))
      return `${names.join(', ')}: ${words}`
    })
    .join('; ')
    .slice(0, 600)
}

/** One fee; 0 beside a remark about the province is not free (national-data.md §4). */
function feeWords({ value, currencyName, description }: z.infer<typeof feeShape>): string {
  const number = numberOf(value)
  const said = clean(description).replaceAll(';', ',')
  if (number === null) return said === '' ? 'không có thông tin' : said
  const currency = /^(?:|vnd|vnđ|đ|đồng|dong|việt nam đồng)$/i.test(clean(currencyName))
    ? 'đ'
    : ` ${clean(currencyName)}`
  if (number === 0) {
    const byProvince = /hdnd|hoi dong nhan dan|theo quy dinh/.test(searchText(said))
    return byProvince ? `theo quy định của HĐND tỉnh hoặc bộ (CSDL quốc gia ghi 0)` : '0'
  }
  const short = said !== '' && said.length <= 60 && !/\d/.test(said) ? ` (${said})` : ''
  return `${new Intl.NumberFormat('vi-VN').format(number)}${currency}${short}`
}

/** Rows of 0 originals and 0 copies that begin or end so are headings and advice, no papers (national-data.md §4). */
const INSTRUCTION = /^(?:\*|lưu ý|ghi chú|trường hợp|đối với|lưu ý:|chú ý)|[:：]$/iu

/** The papers of all cases, each once. */
function papersOf({ executionCases }: National, findings: Finding[]): Component[] {
  const papers = new Map<string, Component>()
  let leftOut = 0
  for (const { name, originalQty, copyQty } of (executionCases ?? []).flatMap((one) => one.profileComponents ?? [])) {
    const said = clean(name).replace(/^[-+•*]\s*/, '')
    const [originals, copies] = [numberOf(originalQty) ?? 0, numberOf(copyQty) ?? 0]
    if (said === '') continue
    if (originals + copies === 0 && INSTRUCTION.test(said)) leftOut += 1
    else if (!papers.has(said)) papers.set(said, { name: shortName(said, findings), originals, copies })
    if (![originals, copies].every((count) => Number.isInteger(count) && count >= 0 && count < 100))
      findings.push(finding('count-bad', 'components', { text: said }))
  }
  if (leftOut > 0) findings.push(finding('instruction-left-out', 'components', { count: leftOut }))
  return once(findings, [...papers.values()])
}

/** Cases with a limit of their own, for every channel. */
function casesOf({ cases, executionCases }: National): Case[] {
  return (cases ?? []).flatMap((one, i) => {
    const code = clean(one.code).slice(0, 64)
    const qty = numberOf(one.processingDay?.qty)
    const unit = UNIT_WORDS[clean(one.processingDay?.type).toUpperCase()]
    const name = clean(one.name) || clean(executionCases?.[i]?.name) || code
    if (code === '' || qty === null || qty <= 0 || !unit) return []
    const words = `${qty} ${unit}`
    const limits = ORDER.flatMap((channel) => limitOf(channel, words, 'cases', []) ?? [])
    return [{ code, name: name.slice(0, 300), limits }]
  })
}
