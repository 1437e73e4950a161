import type Strings from 'react-aria-components/i18n/en-US'
import * as english from 'react-aria-components/i18n/en-US'

// The library's own typing takes its default export for a type.
const ENGLISH = (english as unknown as { default: Strings }).default

type Message = Strings[string][string]
type Values = Record<string, string | number | boolean>
type Spoken = (values: Values, formatter: unknown) => string
type Told = Record<string, string | ((values: Values) => string)>

const chosen = ', đã chọn'
const group = ({ isGroupChange, groupTitle, groupCount }: Values): string =>
  isGroupChange ? `Nhóm ${groupTitle}, ${groupCount} lựa chọn. ` : ''

/**
 * What react-aria itself says to a screen reader, in Vietnamese: the library has no such language and would speak
 * English. Only what our pages can come to; the rest (dates, colours, dragging) stays English.
 */
const VIETNAMESE: Record<string, Told> = {
  '@react-aria/autocomplete': { collectionLabel: 'Gợi ý' },
  '@react-aria/breadcrumbs': { breadcrumbs: 'Đường dẫn' },
  '@react-aria/combobox': {
    focusAnnouncement: (values) => `${group(values)}${values['optionText']}${values['isSelected'] ? chosen : ''}`,
    countAnnouncement: ({ optionCount }) => `Có ${optionCount} lựa chọn.`,
    selectedAnnouncement: ({ optionText }) => `${optionText}${chosen}`,
    buttonLabel: 'Hiện danh sách',
    listboxLabel: 'Danh sách gợi ý',
  },
  '@react-aria/grid': {
    deselectedItem: ({ item }) => `Đã bỏ chọn ${item}.`,
    select: 'Chọn',
    selectedCount: ({ count }) => (count === 0 ? 'Chưa chọn mục nào.' : `Đã chọn ${count} mục.`),
    selectedAll: 'Đã chọn tất cả.',
    selectedItem: ({ item }) => `Đã chọn ${item}.`,
    longPressToSelect: 'Nhấn giữ để chọn.',
  },
  '@react-aria/gridlist': {
    hasActionAnnouncement: 'dòng có thao tác',
    hasLinkAnnouncement: ({ link }) => `dòng có liên kết: ${link}`,
  },
  '@react-aria/menu': { longPressMessage: 'Nhấn giữ hoặc nhấn Alt và mũi tên xuống để mở' },
  '@react-aria/numberfield': {
    decrease: ({ fieldLabel }) => `Giảm ${fieldLabel}`,
    increase: ({ fieldLabel }) => `Tăng ${fieldLabel}`,
    numberField: 'Ô nhập số',
  },
  '@react-aria/overlays': { dismiss: 'Đóng' },
  '@react-aria/searchfield': { 'Clear search': 'Xóa nội dung tìm' },
  '@react-aria/spinbutton': { Empty: 'Trống' },
  '@react-aria/table': {
    select: 'Chọn',
    selectAll: 'Chọn tất cả',
    sortable: 'cột sắp xếp được',
    ascending: 'tăng dần',
    descending: 'giảm dần',
    ascendingSort: ({ columnName }) => `sắp xếp tăng dần theo cột ${columnName}`,
    descendingSort: ({ columnName }) => `sắp xếp giảm dần theo cột ${columnName}`,
    columnSize: ({ value }) => `${value} điểm ảnh`,
    resizerDescription: 'Nhấn Enter để đổi độ rộng',
    expand: 'Mở rộng',
    collapse: 'Thu gọn',
  },
  '@react-aria/tag': { removeDescription: 'Nhấn phím Delete để bỏ.', removeButtonLabel: 'Bỏ' },
  'react-aria-components': { selectPlaceholder: 'Chọn một mục', dropzoneLabel: 'Vùng thả tệp' },
  '@react-aria/toast': { close: 'Đóng', notifications: ({ count }) => `${count} thông báo.` },
}

/**
 * Gives react-aria its words by the two marks that it reads them from (its `LocalizedStringProvider` writes the same).
 * It keeps what it finds first, so both languages go in, and each message asks the page for its language when it speaks.
 * Call it before anything is drawn.
 */
export function declareAriaWords(page: Pick<Document, 'documentElement'> = document): void {
  const both = (pack: string, key: string, own: Message): Message => {
    const told = VIETNAMESE[pack]?.[key]
    if (told === undefined) return own
    return (values, formatter) => {
      const message = page.documentElement.lang === 'vi' ? told : own
      return typeof message === 'function' ? (message as Spoken)(values as Values, formatter) : message
    }
  }
  const words = Object.fromEntries(
    Object.entries(ENGLISH).map(([pack, messages]) => [
      pack,
      Object.fromEntries(Object.entries(messages).map(([key, own]) => [key, both(pack, key, own)])),
    ]),
  )
  Object.assign(globalThis, {
    [Symbol.for('react-aria.i18n.locale')]: 'vi',
    [Symbol.for('react-aria.i18n.strings')]: words,
  })
}
