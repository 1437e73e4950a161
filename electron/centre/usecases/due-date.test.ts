import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryOf } from '../../../shared/api/operations.ts'
import type { DueDateView } from '../../../shared/api/due-views.ts'
import type { Client } from '../../../shared/api/client.ts'
import { parseNow } from '../../../shared/domain/time/vietnam-time.ts'
import { dueStepsInWords } from '../../../shared/i18n/due-words.ts'
import { en } from '../../../shared/i18n/en.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { vi } from '../../../shared/i18n/vi.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { loadPreset } from '../seed/load-seed.ts'
import { LONG, openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import { must } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let officer: Client
beforeAll(async () => {
  running = await startTestCentre({
    catalogue: 'demo',
    preset: 'binh-duong',
    now: '2026-11-23T09:15',
    holidays: [{ date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: 'Nghị quyết 28/2026/QH16' }],
  })
  officer = (await running.openCounter(1)).client
})
afterAll(() => running.dispose())

const ask = (procedureId: string, query: Partial<QueryOf<'computeDueDate'>> = {}) =>
  officer.call('computeDueDate', { params: { procedureId }, query: { channel: 'direct', ...query } })

/** Steps as they are read, with plain spaces: dates and hours are written so that no line breaks inside them. */
const read = (due: DueDateView, words: Words, language: Language) =>
  dueStepsInWords(due.steps, words, language).map(({ sentence, source }) => ({
    sentence: sentence.replaceAll('\u00a0', ' '),
    source,
  }))

describe('computeDueDate', () => {
  test('answers for now, with the steps that lead to the date', async () => {
    const due = must(await ask('1.004222'))
    // Monday 23 November: seven working days are 25, 26, 27, 30 November, 1, 2, 3 December; the 24th is a holiday.
    expect(due.due).toBe(parseNow('2026-12-03T17:00'))
    expect(due.limit).toEqual({ amount: 7, unit: 'working-day', extra: 0, words: '7 ngày làm việc' })
    expect(read(due, vi, 'vi')).toEqual([
      {
        sentence: 'Nhận hồ sơ lúc 9 giờ 15, thứ Hai, ngày 23/11/2026.',
        source: 'Tính từ ngày nhận đủ hồ sơ hợp lệ (KT-4.2)',
      },
      { sentence: 'Thời hạn giải quyết: 7 ngày làm việc.', source: 'Danh mục thủ tục hành chính' },
      {
        sentence: 'Không tính ngày nhận; đếm từ thứ Tư, ngày 25/11/2026.',
        source: 'Bộ luật Dân sự 2015, Điều 147 khoản 2',
      },
      {
        sentence: 'Không đếm 2 ngày nghỉ hằng tuần, 24/11/2026 (Ngày Văn hóa Việt Nam).',
        source: 'Bộ luật Lao động 2019, Điều 112',
      },
      {
        sentence: 'Đủ 7 ngày làm việc là thứ Năm, ngày 03/12/2026.',
        source: 'Ngày làm việc: thứ Hai đến thứ Sáu, trừ ngày lễ (BD-3.8)',
      },
      { sentence: 'Giờ hẹn: cuối giờ làm việc, 17 giờ 00.', source: 'Bộ luật Dân sự 2015, Điều 148 khoản 1' },
      {
        sentence: 'Hẹn trả kết quả lúc 17 giờ 00, thứ Năm, ngày 03/12/2026.',
        source: 'Tính từ ngày nhận đủ hồ sơ hợp lệ (KT-4.2)',
      },
    ])
    expect(read(due, en, 'en').map(({ sentence }) => sentence)).toEqual([
      'Received at 9:15, Monday, 23/11/2026.',
      'Time limit: 7 working days.',
      'The day of reception is not counted; the first is Wednesday, 25/11/2026.',
      'Not counted: 2 weekly days off, 24/11/2026 (Ngày Văn hóa Việt Nam).',
      '7 working days end on Thursday, 03/12/2026.',
      'Hour: the end of work, 17:00.',
      'The result is due at 17:00, Thursday, 03/12/2026.',
    ])
  })

  test('goes by the channel (law-facts §10.1), and an authorised person files at the desk', async () => {
    const limit = async (channel: QueryOf<'computeDueDate'>['channel']) =>
      must(await ask('1.012783', { channel })).limit.amount
    expect([await limit('direct'), await limit('authorised'), await limit('online')]).toEqual([5, 5, 15])
    expect([await limit('postal'), await limit('hired')]).toEqual([20, 20])
  })

  test('says when the other clocks run out', async () => {
    const due = must(await ask('1.004222'))
    expect(due).toMatchObject({
      countsFrom: running.clock.now(),
      needsNote: false,
      forward: { rule: 'at-once', by: running.clock.now() },
      paper: null,
      supplementBy: null,
      apologyBy: parseNow('2026-12-02T17:00'),
    })
  })

  test('answers for another moment, and refuses what it cannot count', async () => {
    const receivedAt = parseNow('2026-11-27T16:40')
    expect(must(await ask('1.004222', { receivedAt })).countsFrom).toBe(parseNow('2026-11-30T07:30'))
    expect(await ask('1.005061')).toMatchObject({ ok: false, code: 'DUE_DATE_NEEDED' })
    expect(await ask('1.004222', { caseCode: 'khong-co' })).toMatchObject({ ok: false, code: 'PROCEDURE_CASE_UNKNOWN' })
    expect(await ask('khong-co')).toMatchObject({ ok: false, code: 'PROCEDURE_UNKNOWN' })
  })

  test('BD-5.4: what comes while reception is lengthened by hand counts at once, and is promised so', async () => {
    const late = await startDossierCentre({ now: '2026-11-25T16:00' })
    const desk = await openDossierDesk(late)
    const asked = { params: { procedureId: LONG }, query: { channel: 'direct' as const } }
    const due = async (): Promise<number> => must(await desk.client.call('computeDueDate', asked)).due
    late.clock.set('2026-11-25T16:40')
    // Seven working days from Thursday, for it counts from the next morning, or from today, Wednesday.
    expect(await due()).toBe(parseNow('2026-12-07T17:00'))
    const receptionist = late.client(await late.logIn('receptionist'))
    must(await receptionist.call('openHall', { body: { until: parseNow('2026-11-25T17:30'), reason: 'crowded' } }))
    expect(await due()).toBe(parseNow('2026-12-04T17:00'))
    expect((await desk.one({ dossier: { procedureId: LONG } })).dueAt).toBe(parseNow('2026-12-04T17:00'))
    await late.dispose()
  })

  test('TT-4.2b, TT-4.2b*: paper goes with the next run, that of three steps at once', async () => {
    const hours = loadPreset('binh-duong').settings.find(({ key }) => key === 'hours')?.value
    const ward = await startTestCentre({ catalogue: 'demo', preset: 'trung-thanh', settings: { hours } })
    const leader = ward.client(await ward.logIn('leader'))
    const params = { procedureId: '1.004222' }
    const asked = { params, query: { channel: 'direct' as const } }
    const before = must(await leader.call('computeDueDate', asked))
    expect(before.paper).toEqual({ kind: 'run', by: parseNow('2026-11-23T09:00') })
    // Three working days from Monday 23 November (TT-4.3d); this centre has no holidays.
    expect(before.supplementBy).toBe(parseNow('2026-11-26T17:00'))
    const { procedure } = must(await leader.call('getConfiguredProcedure', { params }))
    const changes = [{ kind: 'procedure' as const, item: { ...procedure, threeStep: true } }]
    must(await leader.call('changeConfiguration', { body: { changes } }))
    const after = must(await leader.call('computeDueDate', asked))
    expect(after.paper).toEqual({ kind: 'at-once', by: ward.clock.now() })
    await ward.dispose()
  })

  test('TQ-2.2: a centre without hours promises no date', async () => {
    const bare = await startTestCentre({ catalogue: 'demo', preset: 'tuyen-quang' })
    const leader = bare.client(await bare.logIn('leader'))
    const answer = await leader.call('computeDueDate', {
      params: { procedureId: '1.004222' },
      query: { channel: 'direct' },
    })
    await bare.dispose()
    expect(answer).toMatchObject({ ok: false, code: 'CENTRE_NOT_CONFIGURED' })
  })
})
