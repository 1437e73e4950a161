import type { AlarmKind } from '../../api/alarm-views.ts'

/** The quiet alarm: on the screens of those who work here, never on one that citizens see. */
export const viAlarms = {
  call: 'Báo đồng nghiệp',
  title: 'Báo đồng nghiệp hỗ trợ',
  hint: 'Không phát âm thanh. Chỉ các quầy khác và lãnh đạo nhìn thấy.',
  again: 'Nhấn Alt+B lần nữa: báo ngay về an ninh, trật tự.',
  kinds: {
    security: 'An ninh, trật tự',
    health: 'Sức khỏe, cấp cứu',
    other: 'Việc khác cần người hỗ trợ',
  } satisfies Record<AlarmKind, string>,
  needs: {
    security: 'cần hỗ trợ về an ninh, trật tự',
    health: 'cần hỗ trợ về sức khỏe, cấp cứu',
    other: 'cần người hỗ trợ',
  } satisfies Record<AlarmKind, string>,
  where: (counter: number | null, name: string) => (counter === null ? name : `Quầy ${counter} (${name})`),
  since: (time: string) => `từ ${time}`,
  mine: 'Đã báo đồng nghiệp',
  nobodyYet: 'Chưa có người nhận.',
  coming: (names: string) => `Đang đến: ${names}.`,
  iCome: 'Tôi đến ngay',
  iAmComing: 'Ông/bà đã nhận đến hỗ trợ.',
  end: 'Kết thúc',
  answered: 'Đã báo là ông/bà đang đến.',
  ended: 'Đã kết thúc lời báo cần hỗ trợ.',
  notSent: 'Chưa gửi được lời báo. Vui lòng gọi trực tiếp đồng nghiệp.',
}
