/** Vietnamese: what everybody who works is told on the day of a restore. */
export const viRestored = {
  title: (time: string) => `Dữ liệu của Trung tâm đã được khôi phục lúc ${time}`,
  nothing: 'Không mất dữ liệu nào.',
  lost: (from: string, until: string) => `Mất những gì đã nhập từ ${from} đến ${until}.`,
  untilUnknown: 'lúc máy chủ dừng',
  todo: 'Số đã cấp trong khoảng này: gọi bằng lời. Hồ sơ, biên lai trong khoảng này: nhập lại theo giấy đã in. Số mới nhảy sang khoảng khác để không trùng.',
  hide: 'Đã đọc',
}
