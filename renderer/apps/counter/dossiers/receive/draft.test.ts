import { describe, expect, test } from 'vitest'
import { receiveInput } from '../../../../../shared/api/dossier-inputs.ts'
import type { ProcedureView } from '../../../../../shared/api/find-views.ts'
import { parseCitizenCard } from '../../../../../shared/domain/scan/citizen-card.ts'
import { dossierProblems, missingOf, receptionOf, refusalOf, supplementOf, visitProblems } from './body.ts'
import {
  NOBODY,
  NO_VISIT,
  boundTo,
  isBegun,
  withAllGiven,
  withAnother,
  withCard,
  withCount,
  withProcedure,
  withState,
} from './draft.ts'
import type { VisitDraft } from './draft.ts'

const PROCEDURE: ProcedureView = {
  ...{ id: '1.004222', code: '1.004222', name: 'Đăng ký thường trú', field: 'Cư trú', agency: 'Công an' },
  ...{ level: 'commune', limits: [], fee: '', cases: [], serviceId: null },
  components: [
    { name: 'Tờ khai', originals: 1, copies: 0, isForm: true },
    { name: 'Giấy tờ chỗ ở', originals: 0, copies: 2, isForm: false },
    { name: 'Ảnh', originals: 0, copies: 0, isForm: false },
  ],
}
const FILER = {
  ...NOBODY,
  name: ' Nguyễn Thị Ánh ',
  identity: '001 185 000 123',
  birth: '1/2/1985',
  phone: '0912 345 678',
}
const VISIT: VisitDraft = { ...NO_VISIT, filer: FILER, now: withProcedure(NO_VISIT.now, PROCEDURE) }
const codes = (visit: VisitDraft): string[] => visitProblems(visit, true).map(({ code }) => code)

describe('the draft of a visit', () => {
  test('goes with the number in service from the first word on; a question left empty binds it to nobody', () => {
    const [first, next] = [
      { id: 't1', number: 'A001' },
      { id: 't2', number: 'A002' },
    ]
    const empty = boundTo(NO_VISIT, { ...NO_VISIT }, first)
    expect(empty.ticket).toBeNull()
    const begun = boundTo(empty, { ...empty, filer: FILER }, next)
    expect(begun.ticket).toEqual(next)
    expect(boundTo(begun, { ...begun, tracking: 'x' }, first).ticket).toEqual(next)
    const erased = boundTo(begun, { ...NO_VISIT, ticket: begun.ticket }, first)
    expect(boundTo(erased, { ...erased, filer: FILER }, first).ticket).toEqual(first)
    expect(boundTo(erased, { ...erased, filer: FILER }, null).ticket).toBeNull()
  })

  test('is empty until a word is entered; the number in service alone begins nothing', () => {
    expect(isBegun(NO_VISIT)).toBe(false)
    expect(isBegun({ ...NO_VISIT, ticket: { id: 't', number: 'A001' } })).toBe(false)
    expect(isBegun({ ...NO_VISIT, filer: { ...NOBODY, phone: '1' } })).toBe(true)
  })

  test('a card brings its own facts and leaves what it does not have', () => {
    const card = parseCitizenCard('001085000123||NGUYỄN VĂN AN|01021985|Nam|Số 1, Phố Thử|10052021')
    if (!card) throw new Error('no card')
    expect(withCard({ ...NOBODY, kind: 'organisation', phone: '0912', address: 'Nơi khác' }, card)).toEqual({
      ...{ kind: 'person', name: 'NGUYỄN VĂN AN', identity: '001085000123', birth: '01/02/1985' },
      ...{ address: 'Số 1, Phố Thử', phone: '0912', email: '', paper: '' },
    })
  })

  test('a line handed in has the papers of the list, at least one; online they are files', () => {
    const given = withAllGiven(VISIT).now.lines
    expect(given.map(({ originals, copies }) => [originals, copies])).toEqual([
      [1, 0],
      [0, 2],
      [1, 0],
    ])
    expect(withAllGiven({ ...VISIT, channel: 'online' }).now.lines.every(({ electronic }) => electronic === 1)).toBe(
      true,
    )
  })

  test('what was decided stays when the rest is there as listed; a count that is typed is a paper handed in', () => {
    const missing = withState(VISIT, 0, 'missing')
    expect(withAllGiven(missing).now.lines.map(({ state }) => state)).toEqual(['missing', 'given', 'given'])
    expect(withCount(missing.now, 0, 'certified', 2).lines[0]).toMatchObject({ state: 'given', certified: 2 })
    expect(withState(withAllGiven(VISIT), 1, 'reused').now.lines[1]).toMatchObject({ state: 'reused', copies: 0 })
  })

  test('another procedure is looked at anew', () => {
    const { now } = withAllGiven(VISIT)
    expect(withProcedure(now, PROCEDURE).lines.every(({ state }) => state === 'open')).toBe(true)
  })
})

describe('what is still to be done', () => {
  test('in the order of the form', () => {
    expect(codes(NO_VISIT)).toEqual(['name', 'procedure'])
    expect(codes(VISIT)).toEqual(['lines'])
    expect(codes(withAllGiven(VISIT))).toEqual([])
    expect(dossierProblems(withState(withAllGiven(VISIT), 1, 'missing').now, true)).toEqual([
      { part: 'papers', code: 'missing', lines: [2] },
    ])
  })

  test('words that the centre would not take are found here', () => {
    const wrong = { ...FILER, identity: '12', birth: '31/02/1985', phone: 'abc', email: 'x' }
    expect(codes({ ...withAllGiven(VISIT), filer: wrong })).toEqual(['identity', 'birth', 'phone', 'email'])
    expect(codes({ ...withAllGiven(VISIT), channel: 'authorised' })).toEqual(['principal', 'principalPaper'])
  })

  test('an own date where none can be counted, an address by post, an amount for each payment, a ground beyond the list', () => {
    const { now } = withAllGiven(VISIT)
    const fee = { kind: 'fee', amount: 'x', exempt: null, when: 'reception' } as const
    const outside = [{ name: 'Giấy khác', ground: ' ', originals: 1 }]
    const found = dossierProblems({ ...now, how: 'postal', fees: [fee], outside }, false)
    expect(found.map(({ code }) => code)).toEqual(['dueAt', 'ground', 'where', 'amount'])
    expect(dossierProblems({ ...now, dueDay: '30/11/2026', dueTime: '16h30' }, false)).toEqual([])
  })
})

describe('what is sent', () => {
  test('is what the contract takes, without a word that was not entered', () => {
    const visit = withAllGiven({ ...withState(VISIT, 2, 'presented'), ticket: { id: 't1', number: 'A001' } })
    const body = receptionOf(visit)
    expect(receiveInput.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      ticketId: 't1',
      filer: { name: 'Nguyễn Thị Ánh', identity: '001185000123', birthDate: '1985-02-01' },
      dossiers: [{ components: [{ no: 1 }, { no: 2 }, { no: 3, mark: 'presented' }] }],
    })
    expect(body.filer).not.toHaveProperty('email')
  })

  test('several of one visit, on one receipt only if they are several', () => {
    const two = withAllGiven({ ...withAnother(withAllGiven(VISIT)), oneReceipt: true })
    const both = receptionOf({ ...two, now: withAllGiven(VISIT).now })
    expect([both.dossiers.length, both.oneReceipt]).toEqual([2, true])
    expect(receptionOf({ ...withAllGiven(VISIT), oneReceipt: true }).oneReceipt).toBe(false)
  })

  test('a supplement asks for the lines that are missing, of the owner; a refusal needs no procedure', () => {
    const owner = { ...NOBODY, name: 'Trần Văn Bình' }
    const visit = withState({ ...VISIT, now: { ...VISIT.now, owner } }, 1, 'missing')
    const items = missingOf(visit.now)
    expect(items).toEqual([{ no: 2, text: 'Giấy tờ chỗ ở', verify: false }])
    expect(supplementOf(visit, { items, reason: 'thiếu' }).party.name).toBe('Trần Văn Bình')
    const refusal = { cause: 'out-of-scope', words: 'không thuộc thẩm quyền', subject: 'xin việc' } as const
    expect(refusalOf({ ...NO_VISIT, filer: FILER }, refusal)).not.toHaveProperty('procedureId')
  })
})
