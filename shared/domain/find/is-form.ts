/** How the papers begin that a citizen fills in himself: declarations, applications, forms. */
const FORM =
  /^(?:bản sao )?(?:tờ khai|đơn|mẫu|phiếu|bản khai|bản kê khai|giấy đề nghị|văn bản đề nghị|bản đăng ký)(?=\s|$)/iu

/** Whether a paper of a dossier is a form to fill in (biểu mẫu), told by its published name. */
export const isForm = (name: string): boolean => FORM.test(name.normalize('NFC').trim())
