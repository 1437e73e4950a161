import { expect, it } from 'vitest'
import { z } from 'zod'
import { EVENTS } from '../../../../shared/domain/events/catalogue.ts'
import { wordsIn } from '../../../../shared/i18n/language.ts'
import { contentWords, typeWords, whoWords } from './journal-words.ts'

const words = wordsIn('vi')
const names = new Map([
  ['o1', 'Nguyễn Thị Hồng Nhung'],
  ['q3', 'Quầy 3'],
  ['s1', 'Hộ tịch'],
])

const content = (payload: Record<string, unknown>, actor: string | null = null, type = 'ticket.called'): string =>
  contentWords({ type, payload, actor }, names, words)

it('has words for every event type and shows an unknown one as it is', () => {
  for (const type of Object.keys(EVENTS)) expect(typeWords({ type }, words)).not.toBe(type)
  expect(typeWords({ type: 'garden.watered' }, words)).toBe('garden.watered')
})

it('names the person, else the device, else the system', () => {
  expect(whoWords({ actor: 'o1', device: 'kiosk-1' }, names, words)).toBe('Nguyễn Thị Hồng Nhung')
  expect(whoWords({ actor: null, device: 'kiosk-1' }, names, words)).toBe('Thiết bị kiosk-1')
  const known = new Map([['kiosk-1', 'Kiosk 1']])
  expect(whoWords({ actor: null, device: 'kiosk-1' }, known, words)).toBe('Kiosk 1')
  expect(whoWords({ actor: null, device: null }, names, words)).toBe('Hệ thống')
})

it('tells a call with names, reason and cause, and leaves out what only machines read', () => {
  const called = {
    ...{ ticketId: 't', counterId: 'q3', officerId: 'o1', number: 'A015', counterNumber: 3 },
    ...{
      why: { rule: 'chosen', waitedMinutes: 4 },
      reason: { code: 'other', words: { id: 'p', mac: 'x' } },
      turns: { priorityRun: 0 },
    },
  }
  expect(content(called)).toBe(
    'quầy: Quầy 3; người: Nguyễn Thị Hồng Nhung; số: A015; vì sao: Được chọn gọi ngoài thứ tự; lý do: Lý do khác',
  )
  expect(content({ jobId: 'j', ticketId: 't', cause: 'paper-end' }, null, 'print.failed')).toBe(
    'nguyên nhân: máy in hết giấy',
  )
})

it('tells numbers, times and yes or no', () => {
  expect(content({ serviceId: 's1', priority: true, number: 'A001', group: null })).toBe(
    'dịch vụ: Hộ tịch; ưu tiên: có; số: A001',
  )
  expect(content({ serviceMs: 432_000, level: 4, scale: 5, source: 'tablet' }, null, 'rating.given')).toBe(
    'thời gian phục vụ: 7:12; mức: 4; thang: 5; nguồn: máy tính bảng',
  )
  expect(content({ jobId: 'j', slip: { number: 'B002' }, printerId: 'may-in-1' })).toBe('số: B002; máy in: may-in-1')
})

it('tells what was erased and why, by kind', () => {
  expect(content({ counts: { comment: 2, oldPin: 1 } })).toBe('số mục: góp ý khi đánh giá 2, mã PIN cũ 1')
  expect(content({ personId: 'p', ground: 'retention' }, null, 'person.erased')).toBe('căn cứ: hết thời hạn lưu giữ')
})

it('does not say twice who did it', () => {
  expect(content({ counterId: 'q3', officerId: 'o1' }, 'o1')).toBe('quầy: Quầy 3')
  expect(content({ counterId: 'q3', officerId: 'o1' }, 'o2')).toBe('quầy: Quầy 3; người: Nguyễn Thị Hồng Nhung')
})

it('has words for the codes of all events', () => {
  const tables: Readonly<Record<string, Record<string, string>>> = words.journal.codes
  for (const [type, { payload }] of Object.entries(EVENTS))
    for (const [field, codes] of codedFields(payload))
      expect(Object.keys(tables[`${type} ${field}`] ?? {}), `${type} ${field}`).toEqual(expect.arrayContaining(codes))
  expect(content({ kind: 'work-request' }, null, 'slip.issued')).toBe('loại: Phiếu đề nghị xử lý công việc')
})

it('writes a day as people here do', () => {
  expect(content({ date: '2026-11-25' })).toBe('ngày: 25/11/2026')
})

type Field = { readonly enum?: readonly string[]; readonly anyOf?: readonly Field[] }

/** Fields with words in the journal whose values are codes. */
function codedFields(payload: z.ZodType): [string, string[]][] {
  const { properties = {} } = z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties as Record<string, Field>).flatMap(([field, one]) => {
    const codes = [one, ...(one.anyOf ?? [])].flatMap((part) => part.enum ?? [])
    return field in words.journal.fields && codes.length > 0 ? [[field, codes] as [string, string[]]] : []
  })
}
