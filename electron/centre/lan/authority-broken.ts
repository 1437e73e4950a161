/** The folder of the authority is damaged: every device of the house trusts what was there, so nothing new is made unasked. */
export class AuthorityBroken extends Error {}
