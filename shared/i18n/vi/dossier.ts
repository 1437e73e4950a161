import type { DossierListName, DossierState } from '../../api/dossier-views.ts'

/** Words of dossiers in Vietnamese, as the national portal says them where it has a word (national-data §3.1). */
export const viDossier = {
  states: {
    received: 'Được tiếp nhận',
    'in-process': 'Đang xử lý',
    supplement: 'Chờ bổ sung giấy tờ',
    payment: 'Chờ thực hiện nghĩa vụ tài chính',
    withdrawing: 'Đề nghị rút hồ sơ',
    refused: 'Từ chối giải quyết',
    'result-ready': 'Đã có kết quả',
    'with-agency': 'Kết quả đang lưu tại cơ quan giải quyết',
    returned: 'Đã trả kết quả',
    stopped: 'Đã dừng giải quyết',
    archived: 'Đã chuyển lưu tại cơ quan giải quyết',
    void: 'Đã hủy do nhập nhầm',
  } satisfies Record<DossierState, string>,
  lists: {
    'to-forward': 'Cần chuyển',
    'paper-to-carry': 'Hồ sơ giấy cần bàn giao',
    'to-digitise': 'Chưa số hóa',
    'to-apologise': 'Phải xin lỗi',
    'agency-window': 'Hạn cơ quan yêu cầu bổ sung',
    'due-today': 'Đến hạn hôm nay',
    'due-soon': 'Sắp đến hạn',
    late: 'Quá hạn',
    waiting: 'Chờ bổ sung',
    'to-archive': 'Hết hạn bổ sung',
    results: 'Kết quả chờ trả',
    posted: 'Kết quả đang gửi bưu chính',
    uncollected: 'Quá hạn nhận kết quả',
    harmed: 'Mất, hư hỏng',
    archived: 'Đã lưu do không bổ sung (12 tháng)',
  } satisfies Record<DossierListName, string>,
}
