/** What a desk says beside the dossier itself: codes that are left, a leader's word, where to go instead. */
export const viDossierDesk = {
  codesFull: 'Đã hết dải số mã hồ sơ của hôm nay',
  codesFullHint:
    'Chưa thể cấp mã cho thủ tục này. Báo lãnh đạo để bổ sung dải số; nội dung đang nhập được giữ. Hệ thống không tự đặt số.',
  codesNone: 'Chưa cấu hình mã hồ sơ',
  codesNoneHint: 'Trung tâm chưa có mã định danh và dải số. Báo lãnh đạo nhập ở trang quản trị.',
  codesFew: (left: number) => `Dải số mã hồ sơ hôm nay chỉ còn ${left} số.`,
  doubts: {
    length: 'Số định danh cá nhân có 12 chữ số.',
    birth: 'Năm sinh khác năm ghi trong số định danh.',
  },
  lookAgain: (doubt: string) => `Xem lại: ${doubt}`,
  why: 'Lý do riêng (nếu có)',
  approval: 'Cần lãnh đạo chấp thuận',
  approvalHint: 'Đã hết số lần yêu cầu bổ sung. Mời lãnh đạo nhập ý kiến và mã PIN tại quầy; ý kiến được ghi nhật ký.',
  leader: 'Lãnh đạo',
  leaderReason: 'Ý kiến, lý do cho phép yêu cầu thêm',
  leaderPin: 'Mã PIN của lãnh đạo',
  approve: 'Chấp thuận và lập phiếu',
  noAnswer: 'Chưa rõ máy chủ đã nhận hay chưa. Vui lòng nhập lại mã PIN.',
  printedPlace: (where: string) => `In trên phiếu: ${where}`,
  noPlace: 'Chưa có địa chỉ của cơ quan này: vui lòng ghi nơi đến trong lý do.',
  lateGround: 'Căn cứ yêu cầu sau thời hạn của cơ quan',
}
