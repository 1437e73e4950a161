/** Kind of service under which centres are found in a house (RFC 6763): `_mot-cua._tcp`. */
export const SERVICE_TYPE = 'mot-cua'

/**
 * Settings of the mDNS library for one network card, by its address; undefined means all cards. The socket itself stands on
 * every address: one that is bound to a card gets no packets of a group.
 */
export const onCard = (card: string | undefined): object =>
  card === undefined ? {} : { interface: card, bind: '0.0.0.0' }
