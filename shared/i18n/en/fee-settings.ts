import type { viFeeAbout, viFeeFields, viFeeNames, viFeeOptions } from '../vi/fee-settings.ts'

/** English: names of the settings of fees and charges. */
export const enFeeNames: typeof viFeeNames = {
  'fees.books': 'Receipt books',
  'fees.askAbove': 'Ask again above an amount',
  'fees.agencyCollects': 'The agency collects when results go by',
  'fees.cashiers': 'Cashiers of the centre',
}

export const enFeeAbout: typeof viFeeAbout = {
  'fees.books': {
    what: 'Form, sign and numbers of receipts for each collecting unit and year; a unit without a book of its own is collected for by the centre (TT-4.5a).',
    absent: 'numbers of the centre from 0000001 in the year, without a sign',
  },
  'fees.askAbove': {
    what: 'An amount above this (đồng) has to be confirmed once more by the officer.',
    absent: '10,000,000 đồng',
  },
  'fees.agencyCollects': {
    what: 'When results go by this way the agency takes the fees itself; the desk does not (TQ-8.1).',
    absent: 'the desk always collects',
  },
  'fees.cashiers': {
    what: 'Beside leaders, these close the day and the month of the centre.',
    absent: 'leaders only',
  },
}

export const enFeeFields: typeof viFeeFields = {
  'fees.books.agencyId': 'Collecting unit (empty: the centre)',
  'fees.books.year': 'Year',
  'fees.books.formNo': 'Form',
  'fees.books.serial': 'Sign',
  'fees.books.from': 'From number',
  'fees.books.to': 'To number',
  'fees.books.unit': 'Unit as printed on receipts',
  'fees.books.taxCode': 'Tax code',
  'procedure.tariff.code': 'Code of the line',
  'procedure.tariff.kind': 'Kind',
  'procedure.tariff.name': 'Name of the line',
  'procedure.tariff.amount': 'Amount (đồng)',
  'procedure.tariff.unit': 'Unit (page, copy…)',
  'procedure.tariff.tiers': 'Amounts by quantity',
  'procedure.tariff.tiers.from': 'From piece',
  'procedure.tariff.tiers.amount': 'Amount (đồng)',
  'procedure.tariff.most': 'Never more than (đồng)',
  'procedure.tariff.channel': 'Only when filed',
  'procedure.tariff.caseCode': 'Only in case (code)',
  'procedure.tariff.required': 'Required',
  'procedure.tariff.when': 'Paid at',
  'procedure.tariff.issuer': 'Issued by',
  'procedure.tariff.basis': 'Text that sets it',
  'procedure.tariff.notice': 'Written notice to the centre (TT-9.2a)',
  'procedure.tariff.from': 'Holds from',
  'procedure.tariff.until': 'Until',
  'procedure.tariff.agencyId': 'Collecting unit, if not the agency of the procedure',
  'procedure.tariff.reductions': 'Exemptions and reductions',
  'procedure.tariff.reductions.reason': 'For whom',
  'procedure.tariff.reductions.percent': 'Let off (%)',
  'procedure.tariff.reductions.basis': 'Basis',
  'procedure.tariff.refund': 'Basis for paying back when refused or withdrawn',
}

export const enFeeOptions: typeof viFeeOptions = {
  'fees.agencyCollects': { counter: 'Counter', postal: 'Post', online: 'Online' },
  'procedure.tariff.kind': { fee: 'Fee (phí)', charge: 'Charge (lệ phí)' },
  'procedure.tariff.channel': { direct: 'Directly', online: 'Online', postal: 'By post' },
  'procedure.tariff.when': { reception: 'Reception', result: 'Collection of the result' },
  'procedure.tariff.issuer': { national: 'The state', province: 'The province' },
  'procedure.tariff.reductions.reason': {
    merit: 'People of merit',
    poor: 'Poor households',
    disabled: 'Disabled people',
    elderly: 'Elderly people',
    child: 'Children',
    'by-decision': 'By decision',
  },
}
