import type { Reply } from '../adapter.ts'

/** No version of the catalogue is ever told of by this kind of system, so none is asked for. */
export const notOffered = (): Promise<Reply<never>> =>
  Promise.resolve({
    ok: false,
    fault: {
      kind: 'blocked',
      code: 'NOT_OFFERED',
      words: 'Hệ thống này của tỉnh không cung cấp danh mục thủ tục: cập nhật danh mục bằng tệp.',
    },
  })
