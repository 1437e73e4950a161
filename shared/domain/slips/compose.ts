import type { AnyFacts } from './facts/facts.ts'
import { factsOf } from './facts/slip-facts.ts'
import type { PaperBlock, SlipPaper } from './paper.ts'
import type { SlipCopy } from './slip-copy.ts'
import type { Slip } from './slip.ts'
import type { SignBlock, SlipTemplate, TableBlock, TemplateBlock } from './template.ts'

/** Makes the two codes beside the dossier code; null where a text cannot be written in one. */
export type CodeMaker = {
  bars(text: string): number[] | null
  qr(text: string): string[] | null
}

/** What is chosen when printing, and is no part of the slip. */
export type PrintChoice = {
  readonly copy: SlipCopy
  readonly cancelled: boolean
  /** How often it was printed again with this time; absent: it is no reprint. */
  readonly reprint?: number | undefined
}

/** Liên (forms.md §1, §7.3): two of a receipt, three of a money receipt, one each of a hand-over. */
export const COPY_WORDS: Readonly<Record<SlipCopy, string>> = {
  original: '',
  file: 'Liên: Lưu',
  customer: 'Liên: Giao khách hàng',
  giver: 'Liên: Giao bên giao',
  receiver: 'Liên: Giao bên nhận',
  collector: 'Liên 1: Lưu tại cơ quan thu',
  payer: 'Liên 2: Giao người nộp',
  internal: 'Liên 3: Lưu nội bộ',
}

/**
 * Puts a slip's words into the places of its template. Pure: the same value, template and choice give the same paper for
 * ever, which is what makes a reprint identical (product.md, invariant 6) but for one line below the form that says it is one.
 * @param template of the slip's own kind, set and version; throws when it is of another kind
 */
export function composeSlip(template: SlipTemplate, slip: Slip, choice: PrintChoice, codes: CodeMaker): SlipPaper {
  if (template.kind !== slip.kind) throw new Error(`a template of ${template.kind} for a ${slip.kind}`)
  const { issuer } = slip
  const scope = [factsOf(slip)]
  return {
    landscape: template.landscape,
    parent: clean(issuer.parent),
    office: clean(issuer.name),
    number: clean(slip.number),
    dateLine: fill('{dateLine}', scope),
    title: slip.title === undefined ? tied(template.title) : clean(slip.title),
    under: fill(template.under, scope),
    copy: COPY_WORDS[choice.copy],
    cancelled: choice.cancelled,
    blocks: blocksOf(template.body, scope, codes),
    cite: template.cite,
    motto: clean(issuer.motto),
    ...(issuer.duty ? { duty: clean(issuer.duty) } : {}),
    ...(choice.reprint === undefined ? {} : { reprint: `In lại lần ${choice.reprint}` }),
  }
}

/** Facts from the outermost to the innermost list entry; an inner name hides an outer one. */
type Scope = readonly AnyFacts[]

function blocksOf(body: readonly TemplateBlock[], scope: Scope, codes: CodeMaker): PaperBlock[] {
  return body.filter((block) => holds(block.when, scope)).flatMap((block) => blockOf(block, scope, codes))
}

function blockOf(block: TemplateBlock, scope: Scope, codes: CodeMaker): PaperBlock[] {
  if ('each' in block) return listOf(block.each, scope).flatMap((one) => blocksOf(block.body, [...scope, one], codes))
  if ('fields' in block) {
    const fields = block.fields.map(({ label, value, strong = false }) => ({
      label: fill(label, scope),
      value: fill(value, scope),
      strong,
    }))
    return [{ type: 'fields', fields }]
  }
  if ('text' in block && !('list' in block)) {
    return [{ type: 'text', text: fill(block.text, scope, DOTS), style: block.style ?? 'plain' }]
  }
  if ('list' in block) {
    return [{ type: 'list', items: listOf(block.list, scope).map((one) => fill(block.text, [...scope, one])) }]
  }
  if ('heading' in block) return [{ type: 'heading', text: fill(block.heading, scope) }]
  if ('table' in block) return [tableOf(block, scope)]
  if ('sign' in block) return [signaturesOf(block, scope)]
  const code = fill(block.codes.code, scope)
  const lines = block.lines.map((line) => fill(line, scope)).filter((line) => line !== '')
  const label = fill(block.label, scope)
  return [{ type: 'codes', label, code, bars: codes.bars(code), qr: codes.qr(fill(block.codes.qr, scope)), lines }]
}

function tableOf(block: TableBlock, scope: Scope): PaperBlock {
  const columns = block.columns.map(({ head, group = '', share, align = 'left', lead = false }) => ({
    head,
    group,
    share,
    align,
    lead,
  }))
  const rows = listOf(block.table, scope).map((one) => block.columns.map(({ value }) => fill(value, [...scope, one])))
  while (block.blank && rows.length < block.blank.atLeast) rows.push([...block.blank.cells])
  return { type: 'table', columns, rows, signs: block.signs ?? null }
}

function signaturesOf(block: SignBlock, scope: Scope): PaperBlock {
  const places = block.sign
    .filter((place) => holds(place.when, scope))
    .map(({ title, hint, name, onBehalf = '' }) => ({
      onBehalf: fill(onBehalf, scope),
      title: tied(fill(title, scope)),
      hint: fill(hint, scope),
      name: fill(name, scope),
    }))
  const sentTo = block.sentTo === undefined ? [] : listOf(block.sentTo, scope).map((one) => fill('{name}', [one]))
  return { type: 'signatures', places, sentTo }
}

function lookUp(name: string, scope: Scope): string | readonly AnyFacts[] {
  const found = scope.findLast((facts) => Object.hasOwn(facts, name))?.[name]
  if (found === undefined) throw new Error(`no fact named ${name}`)
  return found
}

function listOf(name: string, scope: Scope): readonly AnyFacts[] {
  const found = lookUp(name, scope)
  if (typeof found === 'string') throw new Error(`the fact ${name} is no list`)
  return found
}

function holds(when: string | undefined, scope: Scope): boolean {
  const conditions = when?.split(' ') ?? []
  return conditions.every((condition) => {
    const not = condition.startsWith('!')
    return not === (lookUp(not ? condition.slice(1) : condition, scope).length === 0)
  })
}

export const PLACEHOLDER = /\{([A-Za-z]+)\}/g

/** `~` in a title keeps two syllables in one line, as `TIẾP~NHẬN`. */
const tied = (title: string): string => title.replaceAll('~', '\u00A0')

/** Room for a pen inside a sentence. */
const DOTS = '………………'

/** Words with their `{names}` filled in; `blank` stands where a fact is empty. */
function fill(text: string, scope: Scope, blank = ''): string {
  return clean(text.replace(PLACEHOLDER, (_, name: string) => String(lookUp(name, scope)) || blank))
}

/** Composed letters (NFC), so that each with its marks is one glyph; no control characters; line ends are kept. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\p{Cc}/gu, (one) => (one === '\n' ? one : ''))
    .trim()
}
