import { feeList, feeRefund } from './sample-money-slips.ts'
import type { Party } from '../domain/slips/parts.ts'
import type { SlipContent } from '../domain/slips/slip.ts'

type Facts = { readonly code: string; readonly party: Party; readonly at: (iso: string) => number }
type HouseKind =
  | 'book'
  | 'dossier-handover'
  | 'result-handover'
  | 'fee-receipt'
  | 'fee-list'
  | 'fee-refund'
  | 'postal'
  | 'work-request'
  | 'lost-receipt'
  | 'harm'
  | 'feedback-answer'

const DESK = { name: 'Trần Thị B', unit: 'Trung tâm Phục vụ hành chính công' }
const POLICE = { name: 'Lê Văn C', unit: 'Công an phường Bình Dương' }

const bookPage = ({ code, at }: Facts): SlipContent<'book'> => ({
  field: 'Đăng ký, quản lý cư trú',
  volume: '02',
  year: 2026,
  rows: [148, 149].map((no) => ({
    no,
    code: no === 148 ? code : 'H56.14-261123-0016',
    procedure: no === 148 ? 'Đăng ký thường trú' : 'Đăng ký tạm trú',
    party: 'Nguyễn Văn A',
    addressPhone: 'Phường Bình Dương; 0900 000 001',
    agency: 'Công an phường Bình Dương',
    receivedAt: at('2026-11-23T08:05'),
    dueAt: at('2026-12-02T17:00'),
    returnedAt: no === 148 ? at('2026-12-01T09:20') : null,
    resultChannel: 'counter',
    signed: '',
  })),
})

const dossierHandover = ({ code, at }: Facts): SlipContent<'dossier-handover'> => ({
  giver: DESK,
  receiver: POLICE,
  at: at('2026-11-23T09:00'),
  run: '09 giờ 00',
  dossiers: [
    {
      code,
      procedure: 'Đăng ký thường trú',
      owner: 'Nguyễn Văn A',
      sets: 1,
      receivedAt: at('2026-11-23T08:05'),
      dueAt: at('2026-12-02T17:00'),
      note: '',
    },
    {
      code: 'H56.14-261123-0016',
      procedure: 'Đăng ký tạm trú theo danh sách',
      owner: 'Công ty TNHH Một thành viên X',
      sets: 2,
      receivedAt: at('2026-11-23T08:20'),
      dueAt: at('2026-11-26T17:00'),
      note: 'Gấp',
    },
  ],
})

const resultHandover = ({ code, at }: Facts): SlipContent<'result-handover'> => ({
  giver: POLICE,
  receiver: DESK,
  at: at('2026-11-30T14:00'),
  run: '14 giờ 00',
  results: [
    {
      code,
      subject: 'Đăng ký thường trú',
      result: 'Thông báo số 21/TB-CAP',
      owner: 'Nguyễn Văn A',
      address: 'Phường Bình Dương',
      fee: true,
      byPost: false,
    },
    {
      code: 'H56.14-261123-0016',
      subject: 'Đăng ký tạm trú theo danh sách',
      result: 'Thông báo số 22/TB-CAP',
      owner: 'Công ty TNHH Một thành viên X',
      address: 'Phường Bình Dương',
      fee: false,
      byPost: true,
    },
  ],
})

const feeReceipt = ({ code, party }: Facts): SlipContent<'fee-receipt'> => ({
  formNo: '01BLP',
  serial: 'BL-26',
  collector: { name: 'Trung tâm Phục vụ hành chính công phường Bình Dương', taxCode: '0000000001' },
  payer: party,
  code,
  lines: [
    { kind: 'fee', name: 'Lệ phí đăng ký thường trú', amount: 20_000, exemption: '' },
    { kind: 'charge', name: 'Phí chứng thực bản sao', amount: 6_000, exemption: 'giảm 50%: nộp trực tuyến' },
  ],
  method: 'cash',
  cashier: 'Trần Thị B',
})

const postal = ({ code, party, at }: Facts): SlipContent<'postal'> => ({
  sender: {
    name: 'Trung tâm Phục vụ hành chính công phường Bình Dương',
    idNumber: '',
    address: 'Số 1, đường Hùng Vương, phường Bình Dương',
    phone: '0123 456 789',
    email: '',
  },
  recipient: party,
  code,
  procedure: { code: '1.004222', name: 'Đăng ký thường trú' },
  items: [{ name: 'Thông báo kết quả giải quyết, hủy bỏ đăng ký cư trú', count: 1 }],
  collect: 26_000,
  parcelNo: 'EA000000001VN',
  giver: DESK,
  carrier: { name: 'Vũ Thị G', unit: 'Bưu cục Bình Dương' },
  at: at('2026-12-01T10:00'),
})

const workRequest = ({ at }: Facts): SlipContent<'work-request'> => ({
  requester: DESK,
  counter: '3',
  kind: 'device',
  asset: 'TB-0031',
  description:
    'Máy in giấy A5 của quầy kẹt giấy nhiều lần từ 07 giờ 30 phút, in giấy tiếp nhận phải nhờ quầy bên cạnh.',
  severity: 'hinders',
  pictures: 2,
  wish: 'Kiểm tra, sửa chữa hoặc thay máy in.',
  at: at('2026-11-23T08:05'),
  handler: null,
  partner: '',
  dueAt: null,
  outcome: '',
  doneAt: null,
})

const lostReceipt = ({ code, party, at }: Facts): SlipContent<'lost-receipt'> => ({
  code,
  of: party,
  procedure: { code: '1.004222', name: 'Đăng ký thường trú' },
  receivedAt: at('2026-11-23T08:05'),
  dueAt: at('2026-12-02T17:00'),
  taker: party,
  at: at('2026-12-02T15:20'),
  officer: 'Trần Thị B',
})

const harm = ({ code, party, at }: Facts): SlipContent<'harm'> => ({
  code,
  of: party.name,
  procedure: { code: '1.004222', name: 'Đăng ký thường trú' },
  agency: 'Công an phường Bình Dương',
  at: at('2026-11-24T14:40'),
  what: 'Hư hỏng giấy tờ',
  place: 'Khi vận chuyển giữa quầy và cơ quan',
  words: 'Túi hồ sơ của chuyến 14 giờ 00 bị ướt mưa; bản chính giấy khai sinh nhòe chữ, phải cấp lại.',
  by: 'Trần Thị B',
})

const feedbackAnswer = ({ party, at }: Facts): SlipContent<'feedback-answer'> => ({
  receipt: 'PA261123-004',
  feedback: 'report',
  to: `${party.name}, ${party.phone}`,
  givenAt: at('2026-11-23T08:40'),
  words: 'Sáng nay quầy 3 dừng tiếp nhận hơn nửa giờ mà không có thông báo cho người đang chờ.',
  answer:
    'Trung tâm đã kiểm tra: máy in của quầy 3 hỏng từ 08 giờ 05 phút. Từ nay, khi một quầy dừng quá 10 phút, lễ tân thông báo và chuyển số của công dân sang quầy khác. Trung tâm xin lỗi Ông (Bà) và cảm ơn ý kiến đóng góp.',
  agency: '',
  signer: { onBehalf: '', title: 'GIÁM ĐỐC', name: 'Nguyễn Văn A' },
})

/** Papers between offices, of money and of the house: see sample-slips.ts. */
export function sampleHouseContents(facts: Facts): { readonly [K in HouseKind]: SlipContent<K> } {
  return {
    book: bookPage(facts),
    'dossier-handover': dossierHandover(facts),
    'result-handover': resultHandover(facts),
    'fee-receipt': feeReceipt(facts),
    'fee-list': feeList(facts),
    'fee-refund': feeRefund(facts),
    postal: postal(facts),
    'work-request': workRequest(facts),
    'lost-receipt': lostReceipt(facts),
    harm: harm(facts),
    'feedback-answer': feedbackAnswer(facts),
  }
}
