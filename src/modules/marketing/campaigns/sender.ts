// The sender of a draft before anybody has said who it is.

/** Stands where no sender is known yet; nothing can be sent from it. */
export const NOBODY = 'puuttuu@lahettaja.invalid';

export function isNobody(address: string): boolean {
  return address === NOBODY;
}
