/** Sentences that stand beside a rule of a shape, and their English. A test looks for those without it. */
const ENGLISH: Readonly<Record<string, string>> = {
  'giờ bắt đầu phải trước giờ kết thúc': 'the beginning must be before the end',
  'số đầu không được lớn hơn số cuối': 'the first number must not be larger than the last',
  'ngày hết hiệu lực phải sau ngày bắt đầu': 'the last day must be after the first',
  'chỉ dùng các thông tin đã nêu, không có số định danh': 'only what is listed may stand in it, and no identity number',
  'các dải số không được chồng nhau': 'ranges of numbers must not overlap',
  'mã lý do không được trùng': 'every reason has a code of its own',
  'cần địa chỉ': 'an address is needed',
  'cần địa chỉ gửi': 'the address of the sender is needed',
}

/** The English of a sentence of a rule; undefined: it is none. */
export const inEnglish = (vietnamese: string): string | undefined => ENGLISH[vietnamese]
