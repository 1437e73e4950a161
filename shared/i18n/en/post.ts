import type { viPost } from '../vi/post.ts'

/** English: what goes by public post. */
export const enPost: typeof viPost = {
  title: 'Post',
  pack: 'Send the result by post',
  packHint: 'Scan or enter the number of the parcel. Its slip is issued at once.',
  tracking: 'Parcel number',
  came: 'Came by post',
  states: {
    packed: 'Waits for the post',
    posted: 'On its way',
    delivered: 'Delivered',
    'came-back': 'Came back',
    dropped: 'Not sent',
  },
  causes: {
    'not-met': 'nobody was met',
    refused: 'refused',
    'bad-address': 'wrong address',
    other: 'another reason',
  },
  delivered: 'Delivered',
  deliveredHint: 'The post has delivered it: the dossier ends, the parcel is the proof.',
  deliveredOn: 'Day of delivery',
  receivedBy: 'Signed for by',
  cameBack: 'Came back',
  cameBackHint: 'The result waits at the counter again, the citizen is asked to collect it.',
  cause: 'Reason',
  drop: 'Do not send',
  list: (packed, posted) => `Parcels: ${packed} to hand over, ${posted} on their way`,
  handOver: 'Hand to the post',
  handOverHint: 'Both sides count and sign the list.',
  carrier: 'Taken by',
  counted: 'Parcels counted',
  countWrong: (count) => `There are ${count} parcels on the list.`,
  empty: 'Nothing waits for the post.',
}
