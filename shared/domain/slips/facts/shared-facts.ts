import { slipDayOf, slipMoment } from '../words.ts'
import type { BookPlace, FilingChannel, Hand, Party, ResultChannel, SlipProcedure } from '../parts.ts'
import type { Slip } from '../slip.ts'
import type { Facts } from './facts.ts'

/** What every slip knows of itself. */
export const HEAD_FACTS = {
  number: true,
  dateLine: true,
  issuedAt: true,
  issuer: true,
  parent: true,
  hotline: true,
  website: true,
} as const

export function headFacts({ number, issuedAt, issuer }: Slip): Facts<typeof HEAD_FACTS> {
  return {
    number,
    dateLine: `${issuer.place || '……………'}, ${slipDayOf(issuedAt)}`,
    issuedAt: slipMoment(issuedAt),
    issuer: issuer.name,
    parent: issuer.parent,
    hotline: issuer.hotline,
    website: issuer.website,
  }
}

export const PARTY_FACTS = { name: true, idNumber: true, address: true, phone: true, email: true } as const
export const partyFacts = ({ name, idNumber, address, phone, email }: Party): Facts<typeof PARTY_FACTS> => ({
  name,
  idNumber,
  address,
  phone,
  email,
})

export const HANDS_FACTS = { giver: true, giverUnit: true, receiver: true, receiverUnit: true } as const
export const handsFacts = (giver: Hand, receiver: Hand): Facts<typeof HANDS_FACTS> => ({
  giver: giver.name,
  giverUnit: giver.unit,
  receiver: receiver.name,
  receiverUnit: receiver.unit,
})

export const BOOK_FACTS = { volume: true, line: true } as const
export const bookFacts = (book: BookPlace | null): Facts<typeof BOOK_FACTS> => ({
  volume: book?.volume ?? '',
  line: book ? String(book.line) : '',
})

/** Nội dung yêu cầu giải quyết. */
export const requestWords = ({ name }: SlipProcedure, summary: string): string =>
  summary === '' ? name : `${name} (${summary})`

/** In brackets after the filer's name; a citizen who came in person has none. */
export const CHANNEL_WORDS: Readonly<Record<FilingChannel, string>> = {
  direct: '',
  authorised: ' (nộp theo ủy quyền)',
  postal: ' (nộp qua dịch vụ bưu chính công ích)',
  hired: ' (nộp qua dịch vụ được thuê)',
  online: ' (nộp trực tuyến)',
}

const RESULT_WORDS: Readonly<Record<ResultChannel, string>> = {
  counter: 'Tại quầy',
  postal: 'Qua dịch vụ bưu chính công ích',
  online: 'Trực tuyến',
}
/** Đăng ký nhận kết quả tại. */
export const resultWords = (how: ResultChannel, where: string): string =>
  where === '' ? RESULT_WORDS[how] : `${RESULT_WORDS[how]}, ${where}`

/** Short, for a column. */
export const RESULT_SHORT: Readonly<Record<ResultChannel, string>> = {
  counter: 'Trực tiếp',
  postal: 'Bưu chính',
  online: 'Trực tuyến',
}

/** Address that the QR code of a dossier opens; the bare code where the centre has none. */
export const codeLink = (lookUp: string, code: string): string =>
  lookUp === '' ? code : `${lookUp}${encodeURIComponent(code)}`

/** A dash where a number of papers is none, which nobody can turn into another number. */
export const countWords = (count: number): string => (count === 0 ? '–' : String(count).padStart(2, '0'))
