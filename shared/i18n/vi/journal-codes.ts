import { viAdmin } from './admin.ts'
import { viAgencies } from './agencies.ts'
import { viAlarms } from './alarms.ts'
import { viDigitise } from './digitise.ts'
import { viDossiers } from './dossiers.ts'
import { viFeedback } from './feedback.ts'
import { viFees } from './fees.ts'
import { viFind } from './find.ts'
import { viHouse } from './house.ts'
import { viManager } from './manager.ts'
import { viMessages } from './messages.ts'
import { viPost } from './post.ts'
import { viReception } from './reception.ts'
import { viTechnician } from './technician.ts'

/**
 * What the codes in events are called, by event and field: in the journal nobody reads a code. The lists are those of the pages
 * that chose them.
 */
export const viJournalCodes = {
  'setting.changed key': viAdmin.settings,
  'procedure.defined level': viFind.levels,
  'service.defined kind': viAdmin.serviceKind,
  'officer.defined role': viAdmin.roles,
  'device.paired role': viAdmin.deviceRoles,
  'holiday.defined kind': { off: viAdmin.holiday.off, worked: viAdmin.holiday.worked },
  'config.retired kind': viAdmin.kinds,
  'ticket.cancelled cause': viReception.lists.cause,
  'alarm.raised kind': viAlarms.kinds,
  'print.failed cause': viTechnician.causes,
  'print.waiting cause': viTechnician.causes,
  'printer.changed state': viManager.devices.printerStates,
  'printer.changed cause': viTechnician.causes,
  'voice.ended outcome': { spoken: 'đã phát hết', broken: 'bị ngắt' },
  'device.troubled cause': viTechnician.causes,
  'device.ordered kind': viTechnician.do,
  'device.orderAnswered outcome': viTechnician.outcomes,
  'device.orderAnswered cause': viTechnician.causes,
  'rating.given source': { tablet: 'máy tính bảng', phone: 'điện thoại', other: 'không xác minh được' },
  'feedback.given kind': viFeedback.kinds,
  'agency.callEnded outcome': viAgencies.outcomes,
  'question.asked kind': viAgencies.kinds,
  'dossier.harmed kind': viHouse.harms,
  'workRequest.raised kind': viHouse.workKinds,
  'dossier.refused cause': viDossiers.causes,
  'dossier.apologised cause': viDossiers.lateCauses,
  'dossier.resultRecorded kind': viDossiers.resultKinds,
  'dossier.partyCorrected role': viDossiers.roles,
  'dossier.partyCorrected cause': viDossiers.corrections,
  'dossier.voided cause': viDossiers.corrections,
  'digital.attached source': { folder: 'máy quét chuyển đến', file: 'tệp', camera: 'máy ảnh' },
  'digital.removed cause': viDigitise.causes,
  'fee.receiptCancelled cause': viFees.causes,
  'fee.refunded cause': viFees.refundCauses,
  'slip.issued kind': viDossiers.slipKinds,
  'slip.cancelled cause': viDossiers.corrections,
  'message.failed cause': viMessages.causes,
  'message.dropped cause': viMessages.causes,
  'citizen.called outcome': viMessages.outcomes,
  'parcel.cameBack cause': viPost.causes,
  'province.resultTold kind': viDossiers.resultKinds,
  'person.erased ground': {
    request: 'theo yêu cầu',
    retention: 'hết thời hạn lưu giữ',
    removed: 'tệp đã bỏ khỏi hồ sơ',
  },
}
