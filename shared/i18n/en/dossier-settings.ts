import type { viDossierAbout, viDossierFields, viDossierNames, viDossierOptions } from '../vi/dossier-settings.ts'

/** English: names of the settings of dossiers and slips. */
export const enDossierNames: typeof viDossierNames = {
  'dossier.codes': 'Identifier and number ranges of dossier codes',
  'dossier.refusedAs': 'State code of a refusal after acceptance',
  'supplement.max': 'Supplement requests allowed',
  'supplement.byProcedure': 'Supplement requests by procedure',
  'slip.parent': 'Parent body on slips',
  'slip.place': 'Place name on slips',
  'slip.website': 'Look-up address on slips',
  'slip.motto': 'Motto on slips',
  'slip.filerDuty': 'What the filer answers for, on receipts',
  'slip.unitSign': 'Sign of the unit in slip numbers',
  'slip.controlTitle': 'Title of the control slip',
  'slip.residenceFields': 'Fields with the residence forms',
}

export const enDossierAbout: typeof viDossierAbout = {
  'dossier.codes': {
    what: 'A dossier code is the identifier, the day and a number from the ranges given to the centre (QĐ 20/2020/QĐ-TTg).',
    absent: 'no dossier can be received',
  },
  'dossier.refusedAs': {
    what: 'Whether the national portal reads a refusal after acceptance as settled (9) or stopped (8).',
    absent: '9',
  },
  'supplement.max': {
    what: 'How often a supplement may be asked for in a dossier, and of a person for a procedure (KT-12.1c).',
    absent: 'once',
  },
  'supplement.byProcedure': {
    what: 'Procedures whose own law allows another number, with its citation.',
    absent: 'none',
  },
  'slip.parent': { what: 'The line over the name of the centre on every slip.', absent: 'not printed' },
  'slip.place': { what: 'The place name before the date.', absent: 'dots' },
  'slip.website': { what: 'Where rules and dossiers are looked up, printed on slips.', absent: 'not printed' },
  'slip.motto': { what: 'The motto printed on slips (TT-2.3a).', absent: 'not printed' },
  'slip.filerDuty': {
    what: 'Reminds whoever files of answering for the papers, at the foot of the receipt (KT-6.2a).',
    absent: 'not printed',
  },
  'slip.unitSign': { what: 'Stands behind number and kind, e.g. 15/PBS-TTPVHCC.', absent: 'TTPVHCC(BPTNTKQ)' },
  'slip.controlTitle': {
    what: 'At the head of the control slip, where the local regulation names it otherwise than the form (TT-4.2c).',
    absent: 'as the form in force',
  },
  'slip.residenceFields': {
    what: 'Procedures of these fields have the forms CT04, CT05, CT06 (Circular 66/2023/TT-BCA).',
    absent: 'none',
  },
}

export const enDossierFields: typeof viDossierFields = {
  'dossier.codes.identifier': 'Identifier',
  'dossier.codes.owner': 'Two digits of a ministry system, if any',
  'dossier.codes.ranges': 'Number ranges of a day',
  'dossier.codes.ranges.from': 'From number',
  'dossier.codes.ranges.to': 'To number',
  'supplement.byProcedure.procedureId': 'Procedure',
  'supplement.byProcedure.max': 'Times',
  'supplement.byProcedure.source': 'Citation',
}

export const enDossierOptions: typeof viDossierOptions = {
  'dossier.refusedAs': { '8': '8 · stopped', '9': '9 · settled' },
}
