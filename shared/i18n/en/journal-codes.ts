import { enAdmin } from './admin.ts'
import { enAgencies } from './agencies.ts'
import { enAlarms } from './alarms.ts'
import { enDigitise } from './digitise.ts'
import { enDossiers } from './dossiers.ts'
import { enFeedback } from './feedback.ts'
import { enFees } from './fees.ts'
import { enFind } from './find.ts'
import { enHouse } from './house.ts'
import { enManager } from './manager.ts'
import { enMessages } from './messages.ts'
import { enPost } from './post.ts'
import { enReception } from './reception.ts'
import { enTechnician } from './technician.ts'

/**
 * What the codes in events are called, by event and field: in the journal nobody reads a code. The lists are those of the pages
 * that chose them.
 */
export const enJournalCodes = {
  'setting.changed key': enAdmin.settings,
  'procedure.defined level': enFind.levels,
  'service.defined kind': enAdmin.serviceKind,
  'officer.defined role': enAdmin.roles,
  'device.paired role': enAdmin.deviceRoles,
  'holiday.defined kind': { off: enAdmin.holiday.off, worked: enAdmin.holiday.worked },
  'config.retired kind': enAdmin.kinds,
  'ticket.cancelled cause': enReception.lists.cause,
  'alarm.raised kind': enAlarms.kinds,
  'print.failed cause': enTechnician.causes,
  'print.waiting cause': enTechnician.causes,
  'printer.changed state': enManager.devices.printerStates,
  'printer.changed cause': enTechnician.causes,
  'voice.ended outcome': { spoken: 'spoken to the end', broken: 'broken off' },
  'device.troubled cause': enTechnician.causes,
  'device.ordered kind': enTechnician.do,
  'device.orderAnswered outcome': enTechnician.outcomes,
  'device.orderAnswered cause': enTechnician.causes,
  'rating.given source': { tablet: 'tablet', phone: 'phone', other: 'not proven' },
  'feedback.given kind': enFeedback.kinds,
  'agency.callEnded outcome': enAgencies.outcomes,
  'question.asked kind': enAgencies.kinds,
  'dossier.harmed kind': enHouse.harms,
  'workRequest.raised kind': enHouse.workKinds,
  'dossier.refused cause': enDossiers.causes,
  'dossier.apologised cause': enDossiers.lateCauses,
  'dossier.resultRecorded kind': enDossiers.resultKinds,
  'dossier.partyCorrected role': enDossiers.roles,
  'dossier.partyCorrected cause': enDossiers.corrections,
  'dossier.voided cause': enDossiers.corrections,
  'digital.attached source': { folder: 'from the scanner', file: 'file', camera: 'camera' },
  'digital.removed cause': enDigitise.causes,
  'fee.receiptCancelled cause': enFees.causes,
  'fee.refunded cause': enFees.refundCauses,
  'slip.issued kind': enDossiers.slipKinds,
  'slip.cancelled cause': enDossiers.corrections,
  'message.failed cause': enMessages.causes,
  'message.dropped cause': enMessages.causes,
  'citizen.called outcome': enMessages.outcomes,
  'parcel.cameBack cause': enPost.causes,
  'province.resultTold kind': enDossiers.resultKinds,
  'person.erased ground': {
    request: 'at request',
    retention: 'past its retention',
    removed: 'file taken out of its dossier',
  },
}
