/** Names a place in a row; anything else that somebody wrote there is no name, and stays out of the journal. */
export const PLACE = /^[\w.[\]-]{1,200}$/
