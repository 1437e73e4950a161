import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SLIP_FORMS } from '../../../shared/domain/slips/forms.ts'
import { resourcesDir } from '../../platform/paths.ts'
import { loadSlipTemplates } from './load-templates.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'slips-'))
  cpSync(join(resourcesDir(), 'slips'), dir, { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true }))

function change(file: string, from: string, to: string): void {
  const path = join(dir, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  writeFileSync(path, text.replace(from, to))
}

describe('the templates that ship', () => {
  it('are one for every form of the law, and say how sure they are', () => {
    const templates = loadSlipTemplates()
    expect(templates.all).toHaveLength(SLIP_FORMS.length)
    for (const form of SLIP_FORMS) expect(templates.find(form)).toMatchObject({ kind: form.kind, formNo: form.formNo })
    const own = templates.all
      .filter(({ standing }) => standing === 'own')
      .map(({ kind, formNo }) => `${kind} ${formNo}`.trim())
    expect(own).toEqual([
      ...['appointment', 'dossier-handover', 'result-handover', 'fee-receipt', 'fee-list', 'fee-refund'],
      ...['postal', 'work-request', 'lost-receipt', 'harm', 'feedback-answer'],
      'stop 05',
      ...['receipt CT04', 'supplement CT05', 'refusal CT06'],
    ])
  })

  it('stand in docs/slips.md, with the days of their forms', () => {
    const doc = readFileSync(join(resourcesDir(), '..', 'docs', 'slips.md'), 'utf8')
    const templates = loadSlipTemplates()
    for (const form of SLIP_FORMS) {
      const template = templates.find(form)
      const days = [form.from ?? '–', form.until ?? '–', form.copies.length, template?.standing]
      const title = template?.title.replaceAll('~', ' ')
      const row = [form.formSet, form.formNo || '–', `\`${form.kind}\``, title, form.version, ...days]
      expect(doc).toContain(`| ${row.join(' | ')} |`)
    }
  })

  it('cite an official form only where its layout was read', () => {
    const { all } = loadSlipTemplates()
    const isOurs = ({ standing, formSet }: (typeof all)[number]): boolean =>
      standing === 'own' && formSet !== 'TT66-2023-BCA'
    expect(all.filter(isOurs).map(({ cite }) => cite)).toEqual(Array.from({ length: 12 }, () => ''))
    for (const one of all.filter((template) => !isOurs(template)))
      expect(one.cite).toMatch(/^Mẫu (số )?(0\d|CT0\d), .*Thông tư số/)
  })
})

describe('a template that was edited', () => {
  it.each([
    ['a fact that there is not', 'tt03-2025.json', '"{dueAt}"', '"{hanTra}"', /không có thông tin “hanTra”/],
    [
      'a list that there is not',
      'tt03-2025.json',
      '"table": "components"',
      '"table": "giayTo"',
      /không có danh sách “giayTo”/,
    ],
    ['a condition on nothing', 'own.json', '"when": "run"', '"when": "chuyen"', /không có thông tin “chuyen”/],
    ['a block of no kind', 'own.json', '"text": "{issuer}"', '"chu": "{issuer}"', /own\.json/],
    ['another number than the law’s', 'tt03-2025.json', '"formNo": "01"', '"formNo": "1"', /phải mang số “01”/],
    ['another version', 'own.json', '"version": 1', '"version": 2', /thiếu mẫu “own appointment 1”/],
    ['a broken file', 'own.json', '"formSet": "own",', '"formSet": "own"', /không phải JSON đúng ở dòng/],
  ])('with %s is refused, with its file and reason', (_what, file, from, to, reason) => {
    change(file, from, to)
    expect(() => loadSlipTemplates(dir)).toThrow(reason)
  })

  it('BD-23.3: may say other words, and is printed with them', () => {
    change('tt03-2025.json', 'Quét mã QR để tra cứu tiến độ giải quyết hồ sơ.', 'Quét mã để xem hồ sơ.')
    expect(JSON.stringify(loadSlipTemplates(dir).all)).toContain('Quét mã để xem hồ sơ.')
  })
})
