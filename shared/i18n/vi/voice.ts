import type { RecordingFault } from '../../domain/voice/clip-audio.ts'

/** Vietnamese: the page where a centre records its own voice. */
export const viVoice = {
  title: 'Giọng đọc của Trung tâm',
  progress: (own: number, all: number) => `Đã thu ${own} trên ${all} câu`,
  list: 'Các câu cần đọc',
  panel: 'Thu âm',
  chime: '(tiếng chuông)',
  placeholder: 'Giọng máy (tạm thời)',
  shipped: 'Có sẵn',
  own: (day: string) => `Đã thu ${day}`,
  read: 'Xin đọc rõ, đều giọng:',
  hint: 'Ngồi cách micrô một gang tay, trong phòng yên tĩnh. Đọc chậm, như nói với người ngồi cuối sảnh; khoảng lặng trước và sau được cắt tự động.',
  record: 'Thu âm',
  again: 'Thu lại',
  stop: 'Dừng',
  listen: 'Nghe lại',
  keep: 'Dùng bản này',
  drop: 'Dùng lại giọng có sẵn',
  sample: 'Nghe thử câu gọi số',
  playing: 'Đang phát…',
  recording: 'Đang thu. Mời đọc.',
  good: 'Bản thu tốt.',
  level: 'Độ lớn của tiếng',
  levels: {
    none: 'Độ lớn vừa: vạch nằm giữa hai mốc.',
    quiet: 'Còn nhỏ: xin nói to hơn hoặc ngồi gần hơn.',
    right: 'Độ lớn vừa.',
    loud: 'Quá to: xin nói nhỏ hơn hoặc ngồi xa hơn.',
  },
  faults: {
    'nothing-heard': 'Không nghe thấy tiếng. Xin kiểm tra micrô rồi thu lại.',
    'too-quiet': 'Tiếng nhỏ quá. Xin nói to hơn hoặc ngồi gần micrô hơn.',
    clipped: 'Tiếng to quá nên bị rè. Xin nói nhỏ hơn hoặc ngồi xa micrô hơn.',
    'too-short': 'Bản thu ngắn quá. Xin đọc trọn câu rồi mới dừng.',
    'too-long': 'Bản thu dài quá 15 giây. Xin chỉ đọc câu này.',
  } satisfies Record<RecordingFault, string>,
  microphone: {
    denied: 'Trình duyệt chưa cho phép dùng micrô. Xin bấm vào biểu tượng ổ khóa cạnh địa chỉ và cho phép.',
    missing: 'Không tìm thấy micrô. Xin cắm micrô rồi thử lại.',
    insecure: 'Chỉ thu âm được trên chính máy chủ hoặc qua địa chỉ https.',
  },
}
