/**
 * What people say at home beside what the list of procedures writes, both as `searchText`. The official words are looked
 * for as well as the typed ones, never instead of them.
 */
export const EVERYDAY_WORDS: readonly (readonly [said: string, official: string])[] = [
  ['so do', 'quyen su dung dat'],
  ['so hong', 'quyen su dung dat'],
  ['nhap ho khau', 'dang ky thuong tru'],
  ['ho khau', 'thuong tru'],
  ['cuoi', 'ket hon'],
  ['doc than', 'tinh trang hon nhan'],
  ['chet', 'khai tu'],
  ['cong chung', 'chung thuc'],
  ['sao y', 'chung thuc ban sao'],
  ['nguoi gia', 'nguoi cao tuoi'],
  ['mo cong ty', 'thanh lap doanh nghiep'],
  ['mo quan', 'dang ky ho kinh doanh'],
]

/** Words that people put around what they mean; they help when they fit and are not missed when they do not. */
export const FILLERS: ReadonlySet<string> = new Set(
  'thu tuc lam xin cap toi muon can di de cho ve va cua o la giay to dang ky don nop ho so'.split(' '),
)
