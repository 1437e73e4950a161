import { formOn, slipNumber } from '../domain/slips/forms.ts'
import type { SlipSector } from '../domain/slips/forms.ts'
import type { Party, SlipComponent } from '../domain/slips/parts.ts'
import { slip } from '../domain/slips/slip.ts'
import type { Slip, SlipContent, SlipIssuer, SlipKind, SlipOf } from '../domain/slips/slip.ts'
import { sampleHouseContents } from './sample-house-slips.ts'

/** One slip of every kind for tests, pictures and measurements. Nobody in them exists. */

const at = (iso: string): number => Date.parse(`${iso}+07:00`)

export const SAMPLE_CODE = 'H56.14-261123-0015'

export const SAMPLE_ISSUER: SlipIssuer = {
  parent: 'Ủy ban nhân dân phường Bình Dương',
  name: 'Trung tâm Phục vụ hành chính công phường Bình Dương',
  place: 'Bình Dương',
  hotline: '0123 456 789',
  website: 'dichvucong.gov.vn',
  lookUp: 'https://motcua.example/phone/#hs=',
  motto: 'Công khai - Minh bạch - Trách nhiệm - Đúng luật',
}

export const SAMPLE_PARTY: Party = {
  name: 'Nguyễn Văn A',
  idNumber: '001099000001',
  address: 'Số 12, đường Lê Lợi, khu phố 3, phường Bình Dương, Thành phố Hồ Chí Minh',
  phone: '0900 000 001',
  email: 'nguyenvana@example.vn',
}

const PROCEDURE = { code: '1.004222', name: 'Đăng ký thường trú' }
const component = (name: string, of: Partial<SlipComponent> = {}): SlipComponent => ({
  name,
  originals: 0,
  certified: 0,
  copies: 0,
  electronic: 0,
  note: '',
  ...of,
})

const RECEIPT: SlipContent<'receipt'> = {
  filer: SAMPLE_PARTY,
  channel: 'direct',
  principal: null,
  items: [
    {
      code: SAMPLE_CODE,
      procedure: PROCEDURE,
      summary: 'nhập hộ khẩu theo cha, mẹ',
      owner: null,
      components: [
        component('Tờ khai thay đổi thông tin cư trú (Mẫu CT01)', { originals: 1 }),
        component('Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp', { certified: 1, electronic: 1 }),
        component('Giấy khai sinh', { copies: 1, note: 'chỉ xuất trình bản chính' }),
      ],
      sets: 1,
      limit: { amount: 7, unit: 'working-day', words: '' },
      receivedAt: at('2026-11-23T08:05'),
      dueAt: at('2026-12-02T17:00'),
      result: { how: 'counter', where: 'Trung tâm Phục vụ hành chính công phường Bình Dương' },
      book: { volume: '02', line: 148 },
    },
  ],
  receiver: 'Trần Thị B',
}

const CONTENTS: { readonly [K in SlipKind]: SlipContent<K> } = {
  receipt: RECEIPT,
  supplement: {
    code: null,
    of: SAMPLE_PARTY,
    procedure: PROCEDURE,
    items: [
      { content: 'Tờ khai thay đổi thông tin cư trú (Mẫu CT01) có chữ ký của chủ hộ.', reason: '' },
      {
        content: 'Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp.',
        reason: 'Hợp đồng thuê nhà đã hết hạn ngày 30/10/2026.',
      },
    ],
    reason: 'Thành phần hồ sơ chưa đầy đủ theo quy định của thủ tục hành chính.',
    contact: { name: 'Trần Thị B', phone: '0123 456 789' },
    replyBy: '2026-12-07',
    guide: 'Trần Thị B',
  },
  refusal: {
    code: null,
    of: SAMPLE_PARTY,
    procedure: PROCEDURE,
    reason:
      'Chỗ ở đề nghị đăng ký thường trú không thuộc địa bàn phường; hồ sơ thuộc thẩm quyền của Công an phường nơi có chỗ ở.',
    receiver: 'Trần Thị B',
  },
  appointment: {
    code: SAMPLE_CODE,
    of: SAMPLE_PARTY,
    procedure: { code: '2.000815', name: 'Chứng thực bản sao từ bản chính' },
    receivedAt: at('2026-11-23T15:10'),
    dueAt: at('2026-11-24T09:00'),
    reason: 'Yêu cầu được tiếp nhận sau 15 giờ.',
    result: { how: 'counter', where: 'quầy số 3' },
    receiver: 'Trần Thị B',
  },
  apology: {
    to: SAMPLE_PARTY,
    code: SAMPLE_CODE,
    procedure: PROCEDURE,
    agency: 'Công an phường Bình Dương',
    receivedAt: at('2026-11-23T08:05'),
    dueAt: at('2026-12-02T17:00'),
    reason: 'Cơ quan đang chờ kết quả xác minh nơi cư trú cũ.',
    newDueAt: at('2026-12-09T17:00'),
    signer: { onBehalf: 'KT. TRƯỞNG CÔNG AN', title: 'PHÓ TRƯỞNG CÔNG AN', name: 'Lê Văn C' },
    recipients: ['Như trên', 'Trung tâm Phục vụ hành chính công', 'Lưu: hồ sơ'],
  },
  stop: {
    to: SAMPLE_PARTY,
    code: SAMPLE_CODE,
    procedure: PROCEDURE,
    receivedAt: at('2026-11-23T08:05'),
    requestedAt: at('2026-11-25T09:30'),
    requestForm: 'Đơn đề nghị nộp trực tiếp tại quầy',
    reason: 'Công dân không còn nhu cầu.',
    state: 'Đang giải quyết, chưa có kết quả',
    returned: 'Bản chính giấy khai sinh; lệ phí 20.000 đồng',
    stoppedAt: at('2026-11-25T10:00'),
    signer: { onBehalf: '', title: 'GIÁM ĐỐC', name: 'Phạm Thị D' },
    recipients: ['Như trên', 'Công an phường Bình Dương', 'Lưu: hồ sơ'],
  },
  control: {
    code: SAMPLE_CODE,
    agency: 'Công an phường Bình Dương',
    partners: 'Phòng Kinh tế, Hạ tầng và Đô thị',
    of: 'Nguyễn Văn A',
    receivedAt: at('2026-11-23T08:05'),
    dueAt: at('2026-12-02T17:00'),
    book: { volume: '02', line: 148 },
    hops: [
      {
        giver: { name: 'Trần Thị B', unit: 'Bộ phận TN&TKQ' },
        receiver: { name: 'Lê Văn C', unit: 'Công an phường Bình Dương' },
        at: at('2026-11-23T09:00'),
        result: null,
        note: '',
      },
      {
        giver: { name: 'Lê Văn C', unit: 'Công an phường Bình Dương' },
        receiver: { name: 'Trần Thị B', unit: 'Bộ phận TN&TKQ' },
        at: at('2026-11-30T14:00'),
        result: 'early',
        note: 'Đủ 01 kết quả',
      },
    ],
  },
  ...sampleHouseContents({ code: SAMPLE_CODE, party: SAMPLE_PARTY, at }),
}

/** A slip of a kind as the core would issue it at 08:05 of 23/11/2026, or at another time, with other content. */
export function sampleSlipOf<K extends SlipKind>(
  kind: K,
  content: Partial<SlipContent<K>> = {},
  issue: { readonly at?: string; readonly sector?: SlipSector; readonly issuer?: Partial<SlipIssuer> } = {},
): SlipOf<K> {
  const iso = issue.at ?? '2026-11-23T08:05'
  const form = formOn(kind, iso.slice(0, 10), issue.sector ?? null)
  if (!form) throw new Error(`no form of ${kind} on ${iso}`)
  const { formSet, version } = form
  const head = { kind, formSet, version, number: slipNumber(form, 15), issuedAt: at(iso) }
  const issuer = { ...SAMPLE_ISSUER, ...issue.issuer }
  const made: Slip = slip.parse({ ...head, issuer, content: { ...CONTENTS[kind], ...content } })
  return made as SlipOf<K>
}

/** A receipt with so many components, each name longer than its column. */
export function longReceipt(components: number): SlipOf<'receipt'> {
  const [first] = RECEIPT.items
  if (!first) throw new Error('the sample receipt has a dossier')
  const many = Array.from({ length: components }, (_, index) =>
    component(
      `Văn bản số ${index + 1} chứng minh quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất theo quy định của pháp luật về đất đai`,
      { originals: 1, copies: index % 3 },
    ),
  )
  return sampleSlipOf('receipt', { items: [{ ...first, components: many }] })
}

/** Two dossiers of one visit on one receipt, filed for somebody else. */
export function sharedReceipt(): SlipOf<'receipt'> {
  const [first] = RECEIPT.items
  if (!first) throw new Error('the sample receipt has a dossier')
  const second = {
    ...first,
    code: 'H56.14-261123-0016',
    procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
    summary: '',
  }
  return sampleSlipOf('receipt', {
    channel: 'authorised',
    principal: { ...SAMPLE_PARTY, name: 'Hoàng Văn E', paper: 'Giấy ủy quyền lập ngày 20/11/2026' },
    items: [{ ...first, owner: { name: 'Hoàng Văn E', address: SAMPLE_PARTY.address } }, second],
  })
}
