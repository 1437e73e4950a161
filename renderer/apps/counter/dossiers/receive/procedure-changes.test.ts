import { expect, test } from 'vitest'
import type { ProcedureView } from '../../../../../shared/api/find-views.ts'
import { vi } from '../../../../../shared/i18n/vi.ts'
import { procedureChanges } from './procedure-changes.ts'

const paper = (name: string, originals = 1) => ({ name, originals, copies: 0, isForm: false })
const BEFORE: ProcedureView = {
  ...{ id: '1.000001', code: '1.000001', name: 'Cũ', field: 'Hộ tịch', agency: 'UBND', level: 'commune' },
  limits: [{ channel: 'direct', words: '5 ngày làm việc' }],
  fee: '0',
  components: [paper('Tờ khai'), paper('Ảnh')],
  cases: [],
  serviceId: null,
}

test('only what changed is told, of papers those that came, went or count otherwise', () => {
  const after = {
    ...BEFORE,
    limits: [{ channel: 'direct' as const, words: '3 ngày làm việc' }],
    components: [paper('Tờ khai', 2), paper('Ảnh'), paper('Giấy ủy quyền')],
  }
  expect(procedureChanges(vi, BEFORE, after)).toEqual([
    { label: 'Thời hạn giải quyết', was: ['Trực tiếp: 5 ngày làm việc'], is: ['Trực tiếp: 3 ngày làm việc'] },
    {
      label: 'Thành phần hồ sơ',
      was: ['Tờ khai (Bản chính: 1; Bản sao: 0)'],
      is: ['Tờ khai (Bản chính: 2; Bản sao: 0)', 'Giấy ủy quyền (Bản chính: 1; Bản sao: 0)'],
    },
  ])
})

test('of a new procedure everything is told, and nothing where nothing changed', () => {
  expect(procedureChanges(vi, null, BEFORE).map(({ was }) => was)).toEqual([[], [], [], [], []])
  expect(procedureChanges(vi, BEFORE, BEFORE)).toEqual([])
})
