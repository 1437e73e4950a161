/**
 * What no source says for certain about the two national generations, and what is taken for as long as nobody has said
 * otherwise: national-data §3.5 and public code that spoke to them. No real address was ever reached from here. Each line
 * stands in docs/province.md under the same name; whoever is told better by a province changes it here and where it is used.
 */
export const DOUBTS = {
  'v1-address':
    'Log-in and services have two addresses behind the adapter of the province; both stand in the connection file.',
  'v1-login': 'Log-in is a POST of username and password; the answer has session and error_code.',
  'v1-codes':
    'error_code 0, "0" and "00" are success; which number says that a session is over is not known, so words decide too.',
  'v1-mandatory': 'Fields that a public client notes as not mandatory may be empty; all others must say something.',
  'v1-field-code': 'MaLinhVuc is the id of the field in our catalogue; the province may want its own list.',
  'v1-way': 'HinhThuc is 0 for a result at the desk or online and 1 for one by post.',
  'v1-fees':
    'LoaiPhiLePhi is 1 for a charge (phí) and 2 for a levy (lệ phí); HinhThucThu is 1 at reception, 2 with the result.',
  'v1-look-up': 'TraCuuHoSo takes mahoso, and answers an empty list for a dossier that it does not have.',
  'v1-progress-twice': 'A line of progress with the same MaHoSo, ThoiDiemXuLy and TrangThai is the same line.',
  'v1-files':
    'The portal fetches papers from an address; which one stands in the connection file, else papers stay here.',
  'v1-catalogue':
    'LayDanhSachTTHC and LayThuTuc are named, but not what they take and answer: the catalogue comes by file.',
  'v1-ratings': 'No service of either generation takes ratings: they stay at the centre.',
  'v2-path': 'Each step has a path of its own name under one address; token by the header Authorization: Bearer.',
  'v2-code':
    'GetNextValue is asked with the identifier of the receiving unit and gives the MaHoSo under which the dossier is created.',
  'v2-exists': 'CreateDossier of a MaHoSo that is there is refused with 400, and changes nothing.',
  'v2-append': 'NoiHoSo with the MaHoSo of a dossier adds papers and fees to it.',
  'v2-dates':
    'NgayNop and NgayTiepNhan are yyyy-MM-dd HH:mm:ss, moments of progress ISO without zone, birthdays yyyyMMddHHmmss.',
  'v2-household': 'Business households are sent as organisations: the counter does not tell them apart.',
  'officer-names': 'NguoiXuLy is the reception desk, not a person: names of officers never leave the house.',
} as const
